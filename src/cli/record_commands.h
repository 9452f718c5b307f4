// A command of several parts about one kind of record: list, add, remove. Private to cli. One thread.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "cli/context.h"

namespace cli {

/// A part by its name, with options of its own.
template <class Options>
std::pair<CLI::App*, std::shared_ptr<Options>> subcommand(CLI::App& parent, Context& context, const char* name,
                                                          const char* help,
                                                          base::Result<int> (*run)(const Context&, const Options&)) {
    auto* command = parent.add_subcommand(name, help);
    auto options = std::make_shared<Options>();
    command->callback([options, &context, run] { context.finish(run(context, *options)); });
    command->fallthrough();
    return {command, options};
}

}  // namespace cli
