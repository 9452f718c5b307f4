// The command line: commands that need no display, their options, their output and their exit status. What lives in
// other modules (reading a geodata package, the window) is handed in as Services; further commands are handed in as
// functions. Knows no SQL and no OpenGL. Called once, from the main thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/translate.h"
#include "plan/plan.h"

namespace CLI {
class App;
}

namespace cli {

class Context;
/// Adds one command with its options; its callback ends with context.finish(…). See context.h.
using AddCommand = std::function<void(CLI::App&, Context&)>;

/// A story to be presented at once.
struct StoryRequest {
    std::string name;            ///< empty: the usual one
    int slide = 0;               ///< from 1; 0: the first page
    std::optional<int> monitor;  ///< from 1
    bool in_window = false;
    bool notes = false;  ///< with the presenter's window
};

/// What the command line says of the window.
struct WindowRequest {
    std::optional<std::filesystem::path> project;              ///< empty: the last one
    std::optional<base::Language> language;                    ///< asked for by --lang; empty: as the last time
    base::Language environment_language = base::Language::zh;  ///< for the first start
    std::optional<StoryRequest> story = {};
};

struct Services {
    /// Reads a geodata package; `new` turns it into a project.
    std::function<base::Result<plan::Plan>(const std::filesystem::path&)> read_package;
    std::filesystem::path built_in_package;  ///< what `new` takes without --from
    /// Opens the window. Empty: refused.
    std::function<base::Result<int>(const WindowRequest&)> open_window;
    std::function<std::string()> version;  ///< what --version prints: the program, then a line for each library
    std::vector<AddCommand> commands;      ///< in addition to the module's own
    std::function<std::chrono::sys_seconds()> now;  ///< empty: the system's clock
    std::ostream* out = nullptr;                    ///< data
    std::ostream* err = nullptr;                    ///< messages
};

/// Runs one command line and gives the exit status (see base::ErrorKind). Never throws.
int run(int argc, const char* const* argv, const Services& services);

}  // namespace cli
