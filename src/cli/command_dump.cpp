#include <memory>

#include "commands.h"

namespace cli {
namespace {

struct Options {
    std::string project, out;
    bool history = false;
};

base::Result<int> dump(const Context& context, const Options& options) {
    const auto text =
        store::dump_project(options.project, options.history ? store::DumpHistory::yes : store::DumpHistory::no);
    if (!text) return base::pass(text.error());
    context.out() << *text;
    return 0;
}

base::Result<int> backup(const Context& context, const Options& options) {
    if (auto copied = store::copy_project(options.project, options.out); !copied) return base::pass(copied.error());
    context.report(context.say(base::mark("made {}"), options.out));
    return 0;
}

}  // namespace

void add_dump(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("dump", "the whole content as sorted text, for comparing");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_flag("--history", options->history, "with the record of changes");
    command->callback([options, &context] { context.finish(dump(context, *options)); });
}

void add_backup(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("backup", "a whole copy, also while the project is open");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    command->add_option("OUT", options->out, "file to make")->required();
    command->callback([options, &context] { context.finish(backup(context, *options)); });
}

}  // namespace cli
