#include <memory>
#include <optional>

#include "commands.h"

namespace cli {

void add_open(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("open", "open the window on a project");
    auto project = std::make_shared<std::string>();
    command->add_option("PROJECT", *project, "project file");
    command->callback([project, &context] {
        const auto& open_window = context.services().open_window;
        if (!open_window)
            return context.finish(
                base::fail(base::ErrorKind::refused, *project, base::mark("this build has no window; use a command")));
        context.finish(open_window({project->empty() ? std::nullopt : std::optional<std::filesystem::path>(*project),
                                    context.asked_language(), context.environment_language()}));
    });
}

}  // namespace cli
