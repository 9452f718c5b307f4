// Slides that a package may have: the views of its stories, in the order of their rows.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "package_layers.h"
#include "plan/classify.h"
#include "plan/find.h"
#include "plan/measures.h"
#include "plan/stories.h"

namespace exchange {
namespace {

using base::mark;

constexpr double k_step = 1'000;  // between the places of two slides, so that others go between

plan::SavedView view_of(const Row& row) {
    plan::SavedView view;
    view.id = plan::package_view_id(row.text("key"));
    view.title = row.name("title");
    view.conclusion = row.name("conclusion");
    view.notes = row.name("notes");
    view.seen = row.text("seen");
    view.mode = row.text("mode");
    view.indicator = row.text("indicator");
    view.measure = row.text("measure");
    view.year = row.integer("year");
    view.other_measure = row.text("other_measure");
    view.other_year = static_cast<int>(std::lround(row.maybe_number("other_year").value_or(0)));
    view.split = row.maybe_number("split").value_or(view.split);
    view.wall = row.text("wall") == "yes";
    view.method = row.text("method");
    view.classes = static_cast<int>(std::lround(row.maybe_number("classes").value_or(view.classes)));
    view.breaks = row.text("breaks");
    view.palette = row.text("palette");
    view.hidden = row.text("hidden");
    view.opacity = row.text("opacity");
    view.highlighted = row.text("highlighted");
    view.review = row.text("review");
    view.selection = row.text("selection");
    view.strip = row.text("strip");
    return view;
}

base::Result<void> check_view(const Row& row, const plan::Plan& plan, const plan::SavedView& view) {
    const std::string key = row.text("key");
    if (plan::find_view(plan, view.id) != nullptr)
        return row.fail(mark("slide “{}” occurs twice; give each its own key"), key);
    if (!view.indicator.empty() && plan::find_by_key(plan.indicators, view.indicator) == nullptr)
        return row.fail(mark("indicator “{}” does not exist; use a key of indicators"), view.indicator);
    for (const std::string& measure : {view.measure, view.other_measure})
        if (!measure.empty() && !plan::measure_from_key(measure))
            return row.fail(mark("measure “{}” is unknown; use one of the measures of render"), measure);
    if (view.classes < 1 || view.classes > plan::k_max_classes || view.split < 0 || view.split > 1)
        return row.fail(mark("slide “{}” has classes or a split that cannot be; correct them"), key);
    for (const std::string& text : {view.conclusion.zh, view.conclusion.en})
        if (const auto field = plan::unknown_field(text))
            return row.fail(mark("“{}” is no field of a conclusion; see the user guide for those that are"), *field);
    return {};
}

/// The story that a row belongs to, made by its first row.
std::int64_t story_of(const Row& row, plan::Plan& plan) {
    const plan::Name name = row.name("story");
    const std::int64_t id = plan::package_view_id("story/" + name.zh);
    if (plan::find_story(plan, id) != nullptr) return id;
    plan::Story story;
    story.id = id;
    story.name = name;
    story.place = static_cast<double>(plan.stories.size() + 1) * k_step;
    plan.stories.push_back(std::move(story));
    return id;
}

}  // namespace

base::Result<void> add_slides(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        plan::SavedView view = view_of(row);
        if (auto checked = check_view(row, plan, view); !checked) return checked;
        plan::StoryPart part;
        part.id = plan::package_view_id("part/" + row.text("key"));
        part.story = story_of(row, plan);
        part.view = view.id;
        part.place = static_cast<double>(plan.story_parts.size() + 1) * k_step;
        part.transition = row.key<plan::Transition>("transition");
        part.seconds = std::clamp(row.maybe_number("seconds").value_or(0), 0.0, 60.0);
        plan.views.push_back(std::move(view));
        plan.story_parts.push_back(part);
    }
    std::ranges::sort(plan.views.edit(), {}, &plan::SavedView::id);
    std::ranges::sort(plan.stories.edit(), {}, &plan::Story::id);
    std::ranges::sort(plan.story_parts.edit(), {}, &plan::StoryPart::id);
    return {};
}

}  // namespace exchange
