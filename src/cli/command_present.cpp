// The window opened straight into a story.
#include <algorithm>
#include <memory>
#include <string>

#include "commands.h"
#include "plan/stories.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

struct Options {
    std::string project;
    StoryRequest story;
    int monitor = 0;
};

/// Before a window is made: a wrong name is said where it was typed.
base::Result<void> check(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const auto story = plan::named_story(*project->plan, options.story.name);
    if (!story) return base::pass(story.error());
    const auto slides = plan::slides_of(*project->plan, (*story)->id);
    const auto shown = std::ranges::count_if(slides, [](const plan::Slide& slide) { return slide.number > 0; });
    if (shown == 0)
        return base::fail(ErrorKind::refused, context.text((*story)->name),
                          mark("has no slide that is shown; add one, or show a hidden one"));
    if (options.story.slide > shown)
        return base::fail(ErrorKind::refused, "--from " + std::to_string(options.story.slide),
                          mark("the story has {} slides"), {std::to_string(shown)});
    return {};
}

base::Result<int> present(const Context& context, const Options& options) {
    if (auto checked = check(context, options); !checked) return base::pass(checked.error());
    const auto& open_window = context.services().open_window;
    if (!open_window)
        return base::fail(ErrorKind::refused, options.project, mark("this build has no window; use a command"));
    StoryRequest story = options.story;
    if (options.monitor > 0) story.monitor = options.monitor;
    return open_window({options.project, context.asked_language(), context.environment_language(), story});
}

}  // namespace

void add_present(CLI::App& app, Context& context) {
    constexpr int k_most = 9999;  // more than any story has slides
    auto* command = app.add_subcommand("present", "present a story full screen");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("--story", options->story.name, "name of the story; without it the usual one");
    command->add_option("--from", options->story.slide, "number of the slide to begin with")
        ->check(CLI::Range(1, k_most));
    command->add_option("--monitor", options->monitor, "number of the screen, from 1; it is remembered")
        ->check(CLI::Range(1, k_most));
    command->add_flag("--window", options->story.in_window, "in the window, not full screen");
    command->add_flag("--notes", options->story.notes, "with the presenter's notes in a window of their own");
    command->callback([options, &context] { context.finish(present(context, *options)); });
}

}  // namespace cli
