#include "plan/stories.h"

#include <algorithm>
#include <array>
#include <fmt/ranges.h>
#include <utility>

#include "base/kept_text.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "new_id.h"
#include "say.h"
#include "stable_id.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_most_title = 200, k_most_words = 4'000;  // characters
constexpr double k_most_seconds = 60, k_step = 1'000;            // of a transition; between two new parts

tl::unexpected<base::Error> refuse(std::string_view subject, const char* pattern,
                                   std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, std::string(subject), pattern, std::move(arguments));
}

template <class Row>
const Row* find_standing(const Rows<Row>& rows, std::int64_t id) {
    const auto at = std::ranges::find_if(rows, [id](const Row& row) { return row.id == id && !row.removed; });
    return at == rows.end() ? nullptr : &*at;
}

template <class Row>
std::int64_t unused_id(const Rows<Row>& rows) {
    return new_id([&](std::int64_t id) { return std::ranges::find(rows, id, &Row::id) != rows.end(); });
}

base::Result<const StoryPart*> known_part(const Plan& plan, std::int64_t id) {
    const StoryPart* part = find_part(plan, id);
    if (part != nullptr && find_view(plan, part->view) != nullptr) return part;
    return refuse("", mark("the story does not have this view any more; look at the history"));
}

base::Result<const Story*> known_story(const Plan& plan, std::int64_t id) {
    if (const Story* story = find_story(plan, id)) return story;
    return refuse("", mark("the project does not have this story any more; look at the history"));
}

// --- words

/// As it is kept; the language that is missing is as the other one.
base::Result<Name> checked(const Name& words, base::TextForm form, std::size_t most) {
    Name kept{base::trimmed(words.zh), base::trimmed(words.en)};
    if (kept.zh.empty()) kept.zh = kept.en;
    for (const std::string& text : {kept.zh, kept.en}) {
        if (auto fits = base::check_text(ErrorKind::refused, "", text, form); !fits) return base::pass(fits.error());
        const std::size_t length = base::characters(text).size();
        if (length > most)
            return refuse("", mark("has {0} characters; shorten it to {1}"),
                          {std::to_string(length), std::to_string(most)});
    }
    return kept;
}

base::Result<Name> checked_title(const Name& title) {
    auto kept = checked(title, base::TextForm::line, k_most_title);
    if (kept && kept->zh.empty()) return refuse("", mark("a view needs a title; type one"));
    return kept;
}

/// Fills in the words of a view as they are kept.
base::Result<void> check_words(SavedView& view) {
    auto title = checked_title(view.title);
    if (!title) return base::pass(title.error());
    view.title = *std::move(title);
    for (Name* words : {&view.conclusion, &view.notes}) {
        auto kept = checked(*words, base::TextForm::lines, k_most_words);
        if (!kept) return base::pass(kept.error());
        *words = *std::move(kept);
    }
    for (const std::string& text : {view.conclusion.zh, view.conclusion.en})
        if (const auto field = unknown_field(text))
            return refuse("{" + *field + "}", mark("is no field of a conclusion; use one of {0}"),
                          {fmt::format("{{{}}}", fmt::join(text_fields(), "}, {"))});
    return {};
}

/// Whether it says the same, whoever changed it when.
bool says_the_same(SavedView a, const SavedView& b) {
    a.entered = b.entered;
    a.author = b.author;
    return a == b;
}

// --- places

bool is_before(const StoryPart* a, const StoryPart* b) {
    return std::pair(a->place, a->id) < std::pair(b->place, b->id);
}

/// All parts of a story that stand, those of views that are gone among them.
std::vector<const StoryPart*> parts_of(const Plan& plan, std::int64_t story) {
    std::vector<const StoryPart*> parts;
    for (const StoryPart& part : plan.story_parts)
        if (part.story == story && !part.removed) parts.push_back(&part);
    std::ranges::sort(parts, is_before);
    return parts;
}

/// A number between those of the parts around position `at` of `parts`; nothing where doubles have none left.
std::optional<double> place_at(std::span<const StoryPart* const> parts, std::size_t at) {
    if (parts.empty()) return k_step;
    if (at == 0) return parts.front()->place - k_step;
    if (at >= parts.size()) return parts.back()->place + k_step;
    const double low = parts[at - 1]->place, high = parts[at]->place, middle = low + (high - low) / 2;
    return low < middle && middle < high ? std::optional(middle) : std::nullopt;
}

/// Puts a part at position `at` among the others, which are renumbered only where there is no number between two.
void put_at(std::vector<const StoryPart*> others, std::size_t at, StoryPart part, Edit& edit) {
    if (const auto place = place_at(others, at)) {
        part.place = *place;
        edit.story_parts.put.push_back(std::move(part));
        return;
    }
    others.insert(others.begin() + static_cast<std::ptrdiff_t>(at), &part);
    for (std::size_t i = 0; i < others.size(); ++i) {
        StoryPart moved = *others[i];
        moved.place = static_cast<double>(i + 1) * k_step;
        edit.story_parts.put.push_back(std::move(moved));
    }
}

std::size_t position_of(std::span<const StoryPart* const> parts, std::int64_t id) {
    return static_cast<std::size_t>(std::ranges::find(parts, id, &StoryPart::id) - parts.begin());
}

/// The story that a view is put into; made in `edit` where there is none.
base::Result<std::int64_t> story_for(const Plan& plan, std::int64_t wanted, Edit& edit) {
    if (wanted != 0) {
        const auto story = known_story(plan, wanted);
        return story ? base::Result<std::int64_t>((*story)->id) : base::pass(story.error());
    }
    if (const Story* usual = usual_story(plan)) return usual->id;
    Story story;
    story.id = unused_id(plan.stories);
    story.name = say("Story");
    story.place = k_step;
    edit.stories.put.push_back(story);
    return story.id;
}

base::Result<Edit> put_view(const Plan& plan, SavedView view, const StoryPlace& place, const Entry& entry) {
    Edit edit;
    const auto story = story_for(plan, place.story, edit);
    if (!story) return base::pass(story.error());
    view.id = unused_id(plan.views);
    view.removed = false;
    view.entered = entry.date;
    view.author = entry.author;
    const std::vector<const StoryPart*> parts = parts_of(plan, *story);
    std::size_t at = parts.size();
    if (place.after != 0) {
        at = position_of(parts, place.after) + 1;
        if (at > parts.size())
            return refuse("", mark("the story does not have this view any more; look at the history"));
    }
    StoryPart part;
    part.id = unused_id(plan.story_parts);
    part.story = *story;
    part.view = view.id;
    put_at(parts, at, part, edit);
    edit.views.put.push_back(std::move(view));
    return edit;
}

/// Views of which every part goes go as well.
void remove_unshown_views(const Plan& plan, Edit& edit) {
    const auto goes = [&](const StoryPart& part) {
        return part.removed ||
               std::ranges::find(edit.story_parts.put, part.id, &StoryPart::id) != edit.story_parts.put.end();
    };
    for (const SavedView& view : plan.views) {
        if (view.removed) continue;
        const auto shows = [&](const StoryPart& part) { return part.view == view.id; };
        if (!std::ranges::any_of(edit.story_parts.put, shows)) continue;
        if (std::ranges::any_of(plan.story_parts, [&](const StoryPart& p) { return shows(p) && !goes(p); })) continue;
        edit.views.put.push_back(view);
        edit.views.put.back().removed = true;
    }
}

template <class Row, class NameOf>
std::string all_names(const std::vector<const Row*>& rows, NameOf name_of) {
    std::string names;
    for (const Row* row : rows) names += (names.empty() ? "“" : ", “") + name_of(*row).zh + "”";
    return names;
}

bool is_called(const Name& name, const std::string& folded) {
    return base::fold(name.zh) == folded || (!name.en.empty() && base::fold(name.en) == folded);
}

/// The name of a story, in neither language that of another one, so that either finds it.
base::Result<Name> checked_name(const Plan& plan, const Name& name, std::int64_t story) {
    auto kept = checked(name, base::TextForm::line, k_most_title);
    if (!kept) return kept;
    if (kept->zh.empty()) return refuse("", mark("a story needs a name; type one"));
    for (const Story* other : stories_of(plan))
        for (const std::string& words : {kept->zh, kept->en})
            if (other->id != story && !words.empty() && is_called(other->name, base::fold(words)))
                return refuse(words, mark("is the name of another story; choose another name"));
    return kept;
}

}  // namespace

std::vector<const Story*> stories_of(const Plan& plan) {
    std::vector<const Story*> stories;
    for (const Story& story : plan.stories)
        if (!story.removed) stories.push_back(&story);
    std::ranges::sort(stories, {}, [](const Story* story) { return std::pair(story->place, story->id); });
    return stories;
}

const Story* usual_story(const Plan& plan) {
    const std::vector<const Story*> stories = stories_of(plan);
    return stories.empty() ? nullptr : stories.front();
}

std::vector<Slide> slides_of(const Plan& plan, std::int64_t story) {
    std::vector<Slide> slides;
    int number = 0;
    for (const StoryPart* part : parts_of(plan, story))
        if (const SavedView* view = find_view(plan, part->view))
            slides.push_back({part, view, part->hidden ? 0 : ++number});
    return slides;
}

const SavedView* find_view(const Plan& plan, std::int64_t id) { return find_standing(plan.views, id); }
const Story* find_story(const Plan& plan, std::int64_t id) { return find_standing(plan.stories, id); }
const StoryPart* find_part(const Plan& plan, std::int64_t id) { return find_standing(plan.story_parts, id); }

base::Result<const Story*> named_story(const Plan& plan, std::string_view name) {
    const std::vector<const Story*> stories = stories_of(plan);
    if (stories.empty()) return refuse(name, mark("the project has no story; save a view to begin one"));
    if (name.empty()) return stories.front();
    const std::string folded = base::fold(name);
    for (const Story* story : stories)
        if (is_called(story->name, folded)) return story;
    return refuse(name, mark("is no story of the project; it has {0}"),
                  {all_names(stories, [](const Story& story) { return story.name; })});
}

base::Result<const SavedView*> named_view(const Plan& plan, std::string_view title) {
    std::vector<const SavedView*> views;
    for (const SavedView& view : plan.views)
        if (!view.removed) views.push_back(&view);
    if (views.empty()) return refuse(title, mark("the project has no saved view; save one with Ctrl+B"));
    const std::string folded = base::fold(title);
    for (const SavedView* view : views)
        if (is_called(view->title, folded)) return view;
    return refuse(title, mark("is no saved view of the project; it has {0}"),
                  {all_names(views, [](const SavedView& view) { return view.title; })});
}

std::span<const std::string_view> text_fields() {
    static constexpr std::array<std::string_view, 16> k_fields{
        "indicator", "sentence",        "measure",   "year",    "target_year", "value",    "target",   "attainment",
        "areas",     "areas_with_data", "on_course", "reached", "carriers",    "in_reach", "stations", "gaps"};
    return k_fields;
}

std::optional<std::string> unknown_field(std::string_view text) {
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open)) {
        if (text.substr(open).starts_with("{{")) {
            open += 2;
            continue;
        }
        const std::size_t close = text.find('}', open);
        const std::string_view name = text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
        if (close == std::string_view::npos || std::ranges::find(text_fields(), name) == text_fields().end())
            return std::string(name);
        open = close;
    }
    return std::nullopt;
}

std::int64_t package_view_id(std::string_view key) { return stable_id("view/" + std::string(key)); }

base::Result<Edit> save_view(const Plan& plan, SavedView view, const StoryPlace& place, const Entry& entry) {
    if (auto ok = check_words(view); !ok) return base::pass(ok.error());
    const Name title = view.title;
    auto edit = put_view(plan, std::move(view), place, entry);
    if (edit) edit->summary = say("Save the view “{0}”", title.zh);
    return edit;
}

base::Result<Edit> replace_view(const Plan& plan, std::int64_t id, SavedView view, const Entry& entry) {
    const SavedView* before = find_view(plan, id);
    if (before == nullptr) return refuse("", mark("the project does not have this view any more; look at the history"));
    if (auto ok = check_words(view); !ok) return base::pass(ok.error());
    view.id = id;
    view.removed = false;
    Edit edit;
    if (says_the_same(view, *before)) return edit;
    view.entered = entry.date;
    view.author = entry.author;
    edit.summary = say("Change the view “{0}”", view.title.zh);
    edit.views.put.push_back(std::move(view));
    return edit;
}

base::Result<Edit> duplicate_part(const Plan& plan, std::int64_t part, const Entry& entry) {
    const auto from = known_part(plan, part);
    if (!from) return base::pass(from.error());
    const SavedView view = *find_view(plan, (*from)->view);
    auto edit = put_view(plan, view, {(*from)->story, part}, entry);
    if (!edit) return edit;
    for (StoryPart& put : edit->story_parts.put)
        if (find_part(plan, put.id) == nullptr) {
            put.transition = (*from)->transition;
            put.seconds = (*from)->seconds;
            put.hidden = (*from)->hidden;
        }
    edit->summary = say("Duplicate the view “{0}”", view.title.zh);
    return edit;
}

base::Result<Edit> move_part(const Plan& plan, std::int64_t part, std::int64_t before) {
    const auto moved = known_part(plan, part);
    if (!moved) return base::pass(moved.error());
    std::vector<const StoryPart*> others = parts_of(plan, (*moved)->story);
    const std::size_t was = position_of(others, part);
    std::erase(others, *moved);
    const std::size_t at = before == 0 ? others.size() : position_of(others, before);
    if (before != 0 && before != part && at == others.size())
        return refuse("", mark("the story does not have this view any more; look at the history"));
    Edit edit;
    if (before == part || at == was) return edit;
    put_at(others, at, **moved, edit);
    edit.summary = say("Move the view “{0}” to place {1}", find_view(plan, (*moved)->view)->title.zh, at + 1);
    return edit;
}

base::Result<Edit> hide_part(const Plan& plan, std::int64_t part, bool hidden) {
    const auto known = known_part(plan, part);
    if (!known) return base::pass(known.error());
    Edit edit;
    if ((*known)->hidden == hidden) return edit;
    edit.story_parts.put.push_back(**known);
    edit.story_parts.put.front().hidden = hidden;
    edit.summary = say(hidden ? mark("Hide the view “{0}” from the story") : mark("Show the view “{0}” in the story"),
                       find_view(plan, (*known)->view)->title.zh);
    return edit;
}

base::Result<Edit> set_transition(const Plan& plan, std::int64_t part, Transition transition, double seconds) {
    const auto known = known_part(plan, part);
    if (!known) return base::pass(known.error());
    if (!(seconds >= 0 && seconds <= k_most_seconds))
        return refuse("", mark("a transition takes 0 to {0} seconds; enter such a time"),
                      {fmt::format("{}", k_most_seconds)});
    Edit edit;
    if ((*known)->transition == transition && (*known)->seconds == seconds) return edit;
    edit.story_parts.put.push_back(**known);
    edit.story_parts.put.front().transition = transition;
    edit.story_parts.put.front().seconds = seconds;
    edit.summary = say("Set the transition to the view “{0}”", find_view(plan, (*known)->view)->title.zh);
    return edit;
}

base::Result<Edit> remove_parts(const Plan& plan, std::span<const std::int64_t> parts) {
    Edit edit;
    Name first;
    for (const std::int64_t id : parts) {
        const auto part = known_part(plan, id);
        if (!part) return base::pass(part.error());
        if (std::ranges::find(edit.story_parts.put, id, &StoryPart::id) != edit.story_parts.put.end()) continue;
        if (edit.story_parts.put.empty()) first = find_view(plan, (*part)->view)->title;
        edit.story_parts.put.push_back(**part);
        edit.story_parts.put.back().removed = true;
    }
    if (edit.story_parts.put.empty()) return edit;
    remove_unshown_views(plan, edit);
    const std::size_t count = edit.story_parts.put.size();
    edit.summary = count == 1 ? say("Remove the view “{0}” from the story", first.zh)
                              : say("Remove {0} views from the story", count);
    return edit;
}

base::Result<Edit> add_story(const Plan& plan, const Name& name, const std::string& maker) {
    auto kept = checked_name(plan, name, 0);
    if (!kept) return base::pass(kept.error());
    if (auto fits = base::check_text(ErrorKind::refused, "", maker, base::TextForm::line); !fits)
        return base::pass(fits.error());
    const std::vector<const Story*> stories = stories_of(plan);
    Edit edit;
    Story story;
    story.id = unused_id(plan.stories);
    story.name = *std::move(kept);
    story.maker = base::trimmed(maker);
    story.place = stories.empty() ? k_step : stories.back()->place + k_step;
    edit.summary = say("Add the story “{0}”", story.name.zh);
    edit.stories.put.push_back(std::move(story));
    return edit;
}

base::Result<Edit> change_story(const Plan& plan, const Story& story) {
    const auto before = known_story(plan, story.id);
    if (!before) return base::pass(before.error());
    auto kept = checked_name(plan, story.name, story.id);
    if (!kept) return base::pass(kept.error());
    if (auto fits = base::check_text(ErrorKind::refused, "", story.maker, base::TextForm::line); !fits)
        return base::pass(fits.error());
    Story after = **before;
    after.name = *std::move(kept);
    after.maker = base::trimmed(story.maker);
    after.opening = story.opening;
    after.closing = story.closing;
    Edit edit;
    if (after == **before) return edit;
    edit.summary = say("Change the story “{0}”", after.name.zh);
    edit.stories.put.push_back(std::move(after));
    return edit;
}

base::Result<Edit> make_usual(const Plan& plan, std::int64_t story) {
    const auto known = known_story(plan, story);
    if (!known) return base::pass(known.error());
    const Story* usual = usual_story(plan);
    Edit edit;
    if (usual->id == story) return edit;
    edit.stories.put.push_back(**known);
    edit.stories.put.front().place = usual->place - k_step;
    edit.summary = say("Show the story “{0}” first", (*known)->name.zh);
    return edit;
}

base::Result<Edit> remove_story(const Plan& plan, std::int64_t story) {
    const auto known = known_story(plan, story);
    if (!known) return base::pass(known.error());
    Edit edit;
    edit.stories.put.push_back(**known);
    edit.stories.put.front().removed = true;
    for (const StoryPart* part : parts_of(plan, story)) {
        edit.story_parts.put.push_back(*part);
        edit.story_parts.put.back().removed = true;
    }
    remove_unshown_views(plan, edit);
    edit.summary = say("Remove the story “{0}”", (*known)->name.zh);
    return edit;
}

}  // namespace plan
