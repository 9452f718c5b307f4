// What is wrong with a call, in sentences of ours: CLI11 knows English only. Private to cli; pure, any thread.
#pragma once

#include <CLI/CLI.hpp>

#include "base/result.h"

namespace cli {

/// The failure of `app` to read its arguments; says which option or command it is about and where the help is.
base::Error usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace cli
