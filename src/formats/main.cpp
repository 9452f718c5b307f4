// langtu-formats: reads foreign files for Langtu in a process of its own, so that a bad file costs an error message.
// Features and cells leave over stdout (module wire), an error as one line over stderr; the exit status is
// base::ErrorKind.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <gdal.h>
#include <new>
#include <unistd.h>
#include <vector>

#include "base/error_words.h"
#include "drivers.h"
#include "lockdown.h"
#include "read_layer.h"
#include "read_picture.h"
#include "read_table.h"
#include "wire/error_line.h"

namespace {

bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

int report(const base::Error& error) {
    std::fprintf(stderr, "%s\n", wire::error_line(error).c_str());
    return static_cast<int>(error.kind);
}

int run(int argc, char** argv) {
    CLI::App app{"Reads foreign map layers and tables for Langtu"};
    formats::ReadRequest request;
    CLI::App* read = app.add_subcommand("read", "Write one layer of each file to standard output (binary)");
    std::vector<std::filesystem::path> files;
    read->add_option("file", files, "Files to read")->required();
    read->add_option("--driver", request.driver, "GDAL driver; by the file's extension if left out");
    read->add_option("--layer", request.layer, "Layer; may be left out where there is only one");
    read->add_option("--encoding", request.encoding, "Encoding of a Shapefile's texts, e.g. GB18030");
    formats::TableRequest table;
    CLI::App* read_cells = app.add_subcommand("table", "Write the cells of a sheet to standard output (binary)");
    read_cells->add_option("file", table.file, "File to read")->required();
    read_cells->add_option("--sheet", table.sheet,
                           "Name of the sheet, or its number from 1; the only visible one if left out");
    read_cells->add_flag("--survey", table.survey, "Write the first rows of every visible sheet");
    read_cells->add_option("--encoding", table.encoding, "Encoding of a text file; recognised if left out");
    std::filesystem::path picture;
    CLI::App* read_pixels =
        app.add_subcommand("picture", "Write the pixels of a PNG or JPEG to standard output (binary)");
    read_pixels->add_option("file", picture, "File to read")->required();
    app.set_version_flag("--version", std::string(GDALVersionInfo("--version")));
    app.require_subcommand(1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help
        return report(
            base::make_error(base::ErrorKind::usage, "langtu-formats", base::mark("{}; see --help"), {error.what()}));
    }
    formats::restrict_gdal();
    formats::register_drivers();
    base::Result<void> done;
    if (read_cells->parsed()) done = formats::read_table(table, write_all);
    if (read_pixels->parsed()) done = formats::read_picture(picture, write_all);
    for (const auto& file : files) {
        request.file = file;
        if (done = formats::read_layer(request, write_all); !done) break;
    }
    GDALDestroy();
    return done ? 0 : report(done.error());
}

}  // namespace

int main(int argc, char** argv) {
    formats::restrict_process();
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        return report(
            {base::ErrorKind::limit, "", base::mark("needs more memory than a reader may have; split the file")});
    } catch (const std::exception& error) {
        return report(base::make_error(base::ErrorKind::refused, "", base::mark("cannot be read ({}); check the file"),
                                       {error.what()}));
    }
}
