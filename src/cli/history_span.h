// The options --since and --until of the commands that read the history. Private to cli. One thread.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "base/result.h"
#include "cli/context.h"
#include "store/project.h"

namespace cli {

/// As typed; nothing: not given.
struct SpanOptions {
    std::optional<std::string> since, until;
};
void add_span_options(CLI::App& command, SpanOptions& options);

/// The part of the project's history that they mean. Says how a time without a zone was read.
base::Result<store::StepSpan> read_span(const Context& context, const std::string& project, const SpanOptions& options);

}  // namespace cli
