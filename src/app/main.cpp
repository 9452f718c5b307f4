// langtu: wires the modules together and hands over to the command line.
#include <csignal>
#include <iostream>
#include <string>
#include <sys/resource.h>

#include "base/error_words.h"
#include "built_in_package.h"
#include "cli/cli.h"
#include "exchange/formats_program.h"
#include "geo/crs.h"
#include "platform/window.h"
#include "session/package.h"
#include "store/project_file.h"
#include "window_app.h"

namespace {

std::string version_text() {
    std::string text = "langtu " LANGTU_VERSION "\n";
    const auto formats = exchange::formats_version();
    text += formats ? *formats + "\n" : "GDAL unknown (" + base::to_line(formats.error()) + ")\n";
    return text + "PROJ " + geo::proj_version() + "\n" + store::library_versions();
}

base::Result<int> open_window(const cli::WindowRequest& request) {
    if (!platform::has_display() && request.story)
        return base::fail(base::ErrorKind::refused, base::word_argument(base::mark("window")),
                          base::mark("there is no display to present on; use 'langtu story export PROJECT OUT.pdf' for "
                                     "the slides as pages"));
    if (!platform::has_display())
        return base::fail(base::ErrorKind::refused, base::word_argument(base::mark("window")),
                          base::mark("there is no display; use 'langtu render PROJECT OUT.png' for a picture"));
    app::WindowWish wish{request.project, request.language, std::nullopt, request.environment_language};
    if (const auto& story = request.story)
        wish.story = app::StoryOnScreen{story->name, story->slide, story->monitor, story->in_window, story->notes};
    const auto run = app::run_window(wish);
    if (!run) return base::pass(run.error());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);  // a core file would hold the user's data
    std::signal(SIGXFSZ, SIG_IGN);     // a file beyond the allowed size is an error to tell, and not the end
    cli::Services services;
    services.read_package = [](const std::filesystem::path& dir) { return session::read_package(dir); };
    services.built_in_package = app::built_in_package();
    services.open_window = open_window;
    services.version = version_text;
    services.out = &std::cout;
    services.err = &std::cerr;
    return cli::run(argc, argv, services);
}
