// Stories of a project: what is shown at a meeting, in its order.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "base/atomic_file.h"
#include "cli/map_arguments.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "exchange/slides_file.h"
#include "handout/remarks.h"
#include "handout/story_deck.h"
#include "handout/story_pages.h"
#include "plan/review_index.h"
#include "plan/stories.h"
#include "review_arguments.h"
#include "session/conclusion.h"
#include "session/saved_view.h"
#include "sheet/sheet.h"
#include "view_arguments.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

struct Options : EditingOptions {
    std::string story, title, title_en, conclusion, conclusion_en, notes, notes_en, name, name_en, maker, transition;
    int slide = 0, to = 0, after = -1;
    double seconds = 0;
    bool off = false;
    std::string out, size = "1920x1080", date;
    MapArguments map;
    ReviewArguments review;
    OutputFormat format;
};

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    Json rows = Json::array();
    for (const plan::Story* story : plan::stories_of(*project->plan))
        rows.push_back({{"name", context.text(story->name)},
                        {"maker", text_or_null(story->maker)},
                        {"slides", plan::slides_of(*project->plan, story->id).size()},
                        {"opening", story->opening},
                        {"closing", story->closing},
                        {"usual", story == plan::usual_story(*project->plan)}});
    print_rows(context.out(), rows, options.format);
    return 0;
}

std::string joined(const std::vector<std::string>& texts) { return fmt::format("{}", fmt::join(texts, "; ")); }

base::Result<int> show(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto story = plan::named_story(*project->plan, options.story);
    if (!story) return base::pass(story.error());
    const plan::Index index(*project->plan);
    Json rows = Json::array();
    int place = 0;
    for (const plan::Slide& slide : plan::slides_of(*project->plan, (*story)->id)) {
        const carto::MapOptions map = session::shown_by(*slide.view, index, context.language());
        const plan::ReviewIndex review(index, plan::find_line(*project->plan, map.line));
        const std::vector<std::string> missing = session::missing_from(index, *slide.view, context.language());
        rows.push_back({{"slide", ++place},
                        {"hidden", slide.part->hidden},
                        {"title", context.text(slide.view->title)},
                        {"conclusion",
                         text_or_null(session::filled_conclusion(context.text(slide.view->conclusion), review, map))},
                        {"notes", text_or_null(context.text(slide.view->notes))},
                        {"indicator", text_or_null(slide.view->indicator)},
                        {"measure", text_or_null(slide.view->measure)},
                        {"year", slide.view->year},
                        {"transition", plan::to_key(slide.part->transition)},
                        {"seconds", slide.part->seconds},
                        {"missing", text_or_null(joined(missing))}});
    }
    print_rows(context.out(), rows, options.format);
    return 0;
}

std::string ending_of(const std::string& file) {
    std::string ending = std::filesystem::path(file).extension().string();
    for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return ending;
}

void report_missing(const Context& context, const std::vector<std::string>& missing) {
    for (const std::string& line : missing)
        context.report(context.say(mark("{0} is not in the plan any more; the slide shows the rest"), line));
}

/// As many pages as slides, and a first and a last one where the story has them.
base::Result<int> write_pages(const Context& context, const Options& options, const plan::PlanPtr& plan,
                              const plan::Story& story) {
    handout::StoryPages wish;
    wish.language = context.language();
    const auto size = parse_size(options.size);
    if (!size) return base::pass(size.error());
    wish.width_px = size->width;
    wish.height_px = size->height;
    wish.date = options.date;
    std::vector<std::string> missing;
    const auto pages = handout::story_pages(plan, story, wish, missing);
    if (!pages) return base::pass(pages.error());
    report_missing(context, missing);
    for (const std::string& remark : handout::undrawn_remarks(*pages, context.message_language()))
        context.report(remark);
    const sheet::Document document{context.text(story.name), story.maker, context.text(plan->boundary_note),
                                   context.english() ? "en" : "zh-CN"};
    const auto bytes = sheet::to_pdf(*pages, document);
    if (!bytes) return base::pass(bytes.error());
    if (auto written = base::write_file_atomically(options.out, *bytes); !written) return base::pass(written.error());
    if (options.format.json)
        print_json(context.out(), {{"file", options.out}, {"pages", pages->size()}, {"bytes", bytes->size()}});
    return 0;
}

base::Result<int> write_deck(const Context& context, const Options& options, const plan::PlanPtr& plan,
                             const plan::Story& story) {
    handout::DeckWish wish;
    wish.language = context.language();
    wish.date = options.date;
    std::vector<std::string> missing;
    const auto deck = handout::story_deck(plan, story, wish, missing);
    if (!deck) return base::pass(deck.error());
    report_missing(context, missing);
    const auto bytes = exchange::write_pptx(options.out, *deck);
    if (!bytes) return base::pass(bytes.error());
    if (options.format.json)
        print_json(context.out(), {{"file", options.out}, {"slides", deck->slides.size()}, {"bytes", *bytes}});
    return 0;
}

/// The layer of a package that holds the slides.
base::Result<int> write_layer(const Options& options, const plan::Plan& plan, const plan::Story& story) {
    if (auto written = exchange::write_slides(options.out, plan, story); !written) return base::pass(written.error());
    return 0;
}

base::Result<int> write_story(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto story = plan::named_story(*project->plan, options.story);
    if (!story) return base::pass(story.error());
    if (auto day = check_day("--date", options.date); !day) return base::pass(day.error());
    const std::string ending = ending_of(options.out);
    if (ending == ".pdf") return write_pages(context, options, project->plan, **story);
    if (ending == ".pptx") return write_deck(context, options, project->plan, **story);
    if (ending == ".csv") return write_layer(options, *project->plan, **story);
    return base::fail(ErrorKind::refused, options.out,
                      mark("is no file that a story goes into; choose a name that ends in .pdf or .pptx, or in .csv "
                           "for the slides of a package"));
}

/// The story that is named, and the slide at a place in it, from 1, hidden ones counted.
base::Result<plan::Slide> slide_at(const plan::Plan& plan, const Options& options) {
    const auto story = plan::named_story(plan, options.story);
    if (!story) return base::pass(story.error());
    const std::vector<plan::Slide> slides = plan::slides_of(plan, (*story)->id);
    if (options.slide >= 1 && options.slide <= static_cast<int>(slides.size()))
        return slides[static_cast<std::size_t>(options.slide) - 1];
    return base::fail(ErrorKind::refused, std::to_string(options.slide),
                      mark("is no slide of the story; it has {0}, see story show"), {std::to_string(slides.size())});
}

base::Result<plan::Edit> add(const Context& context, const plan::Plan& plan, const Options& options,
                             const plan::Entry& entry) {
    const plan::Index index(plan);
    auto view = view_of(options.map, options.review, index, context.english());
    if (!view) return base::pass(view.error());
    view->title = {options.title, options.title_en};
    view->conclusion = {options.conclusion, options.conclusion_en};
    view->notes = {options.notes, options.notes_en};
    plan::StoryPlace place;
    if (!options.story.empty() || plan::usual_story(plan) != nullptr) {
        const auto story = plan::named_story(plan, options.story);
        if (!story) return base::pass(story.error());
        place.story = (*story)->id;
    }
    if (options.after >= 1) {
        Options before = options;
        before.slide = options.after;
        const auto slide = slide_at(plan, before);
        if (!slide) return base::pass(slide.error());
        place.after = slide->part->id;
    }
    return plan::save_view(plan, *view, place, entry);
}

base::Result<plan::Edit> words(const Context&, const plan::Plan& plan, const Options& options,
                               const plan::Entry& entry) {
    const auto slide = slide_at(plan, options);
    if (!slide) return base::pass(slide.error());
    plan::SavedView view = *slide->view;
    const auto take = [](std::string& word, const std::string& given) {
        if (!given.empty()) word = given == "-" ? std::string() : given;
    };
    take(view.title.zh, options.title);
    take(view.title.en, options.title_en);
    take(view.conclusion.zh, options.conclusion);
    take(view.conclusion.en, options.conclusion_en);
    take(view.notes.zh, options.notes);
    take(view.notes.en, options.notes_en);
    return plan::replace_view(plan, view.id, view, entry);
}

base::Result<plan::Edit> move(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    const auto slide = slide_at(plan, options);
    if (!slide) return base::pass(slide.error());
    std::vector<plan::Slide> others = plan::slides_of(plan, slide->part->story);
    std::erase_if(others, [&](const plan::Slide& other) { return other.part == slide->part; });
    if (options.to < 1) return base::fail(ErrorKind::usage, "--to", mark("is the place in the story, from 1"));
    const auto at = static_cast<std::size_t>(options.to) - 1;
    return plan::move_part(plan, slide->part->id, at < others.size() ? others[at].part->id : 0);
}

base::Result<plan::Edit> hide(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    const auto slide = slide_at(plan, options);
    if (!slide) return base::pass(slide.error());
    return plan::hide_part(plan, slide->part->id, !options.off);
}

base::Result<plan::Edit> transition(const Context&, const plan::Plan& plan, const Options& options,
                                    const plan::Entry&) {
    const auto slide = slide_at(plan, options);
    if (!slide) return base::pass(slide.error());
    const auto kind = plan::from_key<plan::Transition>(options.transition);
    return plan::set_transition(plan, slide->part->id, kind.value_or(plan::Transition::flight), options.seconds);
}

base::Result<plan::Edit> remove(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    const auto slide = slide_at(plan, options);
    if (!slide) return base::pass(slide.error());
    const std::int64_t parts[] = {slide->part->id};
    return plan::remove_parts(plan, parts);
}

base::Result<plan::Edit> add_new(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    return plan::add_story(plan, {options.name, options.name_en}, options.maker);
}

base::Result<plan::Edit> drop(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    const auto story = plan::named_story(plan, options.name);
    if (!story) return base::pass(story.error());
    return plan::remove_story(plan, (*story)->id);
}

base::Result<plan::Edit> usual(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    const auto story = plan::named_story(plan, options.name);
    if (!story) return base::pass(story.error());
    return plan::make_usual(plan, (*story)->id);
}

using MakeEdit = base::Result<plan::Edit> (*)(const Context&, const plan::Plan&, const Options&, const plan::Entry&);

base::Result<int> run(const Context& context, const Options& options, MakeEdit make_edit) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Entry entry{(*project)->author(), (*project)->now()};
    return commit(context, **project, make_edit(context, *(*project)->plan(), options, entry), options.reason);
}

/// A part of the command that changes the project.
std::pair<CLI::App*, std::shared_ptr<Options>> subcommand(CLI::App& story, Context& context, const char* name,
                                                          const char* help, MakeEdit make_edit) {
    auto* command = story.add_subcommand(name, help);
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    command->callback([options, &context, make_edit] { context.finish(run(context, *options, make_edit)); });
    command->fallthrough();
    return {command, options};
}

void add_story_option(CLI::App& command, Options& options) {
    command.add_option("--story", options.story, "name of the story; left out, the first one");
}

std::pair<CLI::App*, std::shared_ptr<Options>> slide_command(CLI::App& story, Context& context, const char* name,
                                                             const char* help, MakeEdit make_edit) {
    const auto [command, options] = subcommand(story, context, name, help, make_edit);
    command->add_option("SLIDE", options->slide, "its place in the story, from 1")->required();
    add_story_option(*command, *options);
    return {command, options};
}

void add_words(CLI::App& command, Options& options, bool needs_title) {
    auto* title = command.add_option("--title", options.title, "title, in Chinese or in the only language");
    if (needs_title) title->required();
    command.add_option("--title-en", options.title_en, "title in English");
    command.add_option("--conclusion", options.conclusion, "sentence beneath it; {year}, {on_course} … are filled in");
    command.add_option("--conclusion-en", options.conclusion_en, "the same in English");
    command.add_option("--notes", options.notes, "notes for whoever presents it");
    command.add_option("--notes-en", options.notes_en, "the same in English");
}

void add_story_commands(CLI::App& story, Context& context) {
    const auto [new_command, made] = subcommand(story, context, "new", "another story", &add_new);
    new_command->add_option("NAME", made->name, "its name")->required();
    new_command->add_option("--name-en", made->name_en, "its name in English");
    new_command->add_option("--maker", made->maker, "who made it, for its first and last page");
    const auto [usual_command, chosen] = subcommand(story, context, "first", "shown where none is named", &usual);
    usual_command->add_option("NAME", chosen->name, "its name")->required();
    const auto [drop_command, dropped] = subcommand(story, context, "drop", "removes a whole story", &drop);
    drop_command->add_option("NAME", dropped->name, "its name")->required();
}

}  // namespace

void add_story(CLI::App& app, Context& context) {
    auto* story = app.add_subcommand("story", "what is shown at a meeting: stories and their slides");
    story->require_subcommand(1);
    auto* list_command = story->add_subcommand("list", "every story");
    auto listing = std::make_shared<Options>();
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    list_command->callback([listing, &context] { context.finish(list(context, *listing)); });
    list_command->fallthrough();
    auto* show_command = story->add_subcommand("show", "the slides of a story, with what they say today");
    auto showing = std::make_shared<Options>();
    show_command->add_option("PROJECT", showing->project, "project file")->required();
    add_story_option(*show_command, *showing);
    add_format_options(*show_command, showing->format);
    show_command->callback([showing, &context] { context.finish(show(context, *showing)); });
    show_command->fallthrough();
    auto* export_command =
        story->add_subcommand("export", "the story as a PDF, a deck of slides, or a package's layer");
    auto exporting = std::make_shared<Options>();
    export_command->add_option("PROJECT", exporting->project, "project file")->required();
    export_command->add_option("OUT", exporting->out, "ends in .pdf or .pptx, or in .csv for the slides of a package")
        ->required();
    add_story_option(*export_command, *exporting);
    export_command->add_option("--size", exporting->size, "shape and detail of a page, WIDTHxHEIGHT")
        ->capture_default_str();
    export_command->add_option("--date", exporting->date, "of the data, YYYY-MM-DD: on the first page");
    add_json_option(*export_command, exporting->format);
    export_command->callback([exporting, &context] { context.finish(write_story(context, *exporting)); });
    export_command->fallthrough();
    const auto [add_command, adding] = subcommand(*story, context, "add", "a new slide: a view of the map", &add);
    add_story_option(*add_command, *adding);
    add_words(*add_command, *adding, true);
    add_command->add_option("--after", adding->after, "behind the slide at this place; left out, at the end");
    add_view_arguments(*add_command, adding->map, adding->review);
    const auto [words_command, wording] =
        slide_command(*story, context, "words", "other words for a slide; - takes them away", &words);
    add_words(*words_command, *wording, false);
    const auto [move_command, moving] = slide_command(*story, context, "move", "another place for a slide", &move);
    move_command->add_option("--to", moving->to, "the place, from 1")->required();
    const auto [hide_command, hiding] = slide_command(*story, context, "hide", "left out when it is shown", &hide);
    hide_command->add_flag("--off", hiding->off, "shown again");
    const auto [way_command, way] =
        slide_command(*story, context, "transition", "how a slide follows the one before", &transition);
    way_command->add_option("KIND", way->transition, "flight, fade or cut")
        ->required()
        ->check(CLI::IsMember({"flight", "fade", "cut"}));
    way_command->add_option("--seconds", way->seconds, "how long; 0: as long as the way asks for");
    slide_command(*story, context, "remove", "takes a slide out; undo brings it back", &remove);
    add_story_commands(*story, context);
}

}  // namespace cli
