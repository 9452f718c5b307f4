#include "exchange/picture_file.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>

#include "child_process.h"
#include "run_formats.h"

namespace exchange {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::mark;

/// A folder that goes with everything in it.
class ScratchFolder {
public:
    ScratchFolder() {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "langtu-picture-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

bool is_pdf(const fs::path& file) {
    constexpr std::string_view k_mark = "%PDF-";
    std::array<char, k_mark.size()> head{};
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), head.size());
    return std::string_view(head.data(), static_cast<std::size_t>(in.gcount())) == k_mark;
}

/// A program of the system by its name; nothing where it is not installed.
std::optional<fs::path> find_program(const char* name) {
    const char* folders = std::getenv("PATH");
    std::istringstream list(folders != nullptr ? folders : "/usr/bin:/bin");
    for (std::string folder; std::getline(list, folder, ':');)
        if (const fs::path file = fs::path(folder) / name; !folder.empty() && ::access(file.c_str(), X_OK) == 0)
            return file;
    return std::nullopt;
}

/// The first page as a PNG in a folder.
base::Result<fs::path> draw_first_page(const FormatsProgram& program, const fs::path& file, const fs::path& folder) {
    const auto poppler = find_program("pdftoppm");
    if (!poppler)
        return base::fail(
            ErrorKind::refused, file.string(),
            mark("is a PDF, and pdftoppm is not installed; install poppler-utils, or choose a PNG or JPEG"));
    const std::vector<std::string> arguments{"-png",
                                             "-singlefile",
                                             "-f",
                                             "1",
                                             "-l",
                                             "1",
                                             "-scale-to",
                                             std::to_string(wire::k_longest_side),
                                             fs::absolute(file).string(),
                                             (folder / "page").string()};
    const auto end = run_child(*poppler, arguments, program.time_limit, [](std::string_view) { return true; });
    if (!end) return base::pass(end.error());
    std::error_code missing;
    if (end->how == ChildEnd::How::timed_out)
        return base::fail(ErrorKind::limit, file.string(),
                          mark("takes too long to draw; choose a PNG or JPEG of the page"));
    if (end->how != ChildEnd::How::exited || end->code != 0 || !fs::exists(folder / "page.png", missing))
        return base::fail(ErrorKind::refused, file.string(),
                          mark("is a PDF whose first page cannot be drawn; choose a PNG or JPEG of the page"));
    return folder / "page.png";
}

base::Result<wire::Picture> read_pixels(const FormatsProgram& program, const fs::path& file) {
    wire::PictureDecoder decoder;
    const auto feed = [&](std::string_view bytes) { return decoder.feed(bytes); };
    if (auto done = run_formats(program, {"picture", {file}, {}}, feed, [] { return std::size_t{0}; }); !done)
        return base::pass(done.error());
    if (!decoder.finished()) return half_way(file.string());
    return decoder.take();
}

}  // namespace

base::Result<wire::Picture> read_picture(const FormatsProgram& program, const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return base::fail(ErrorKind::io, file.string(), mark("is no file that can be read; choose another"));
    if (!is_pdf(file)) return read_pixels(program, file);
    const ScratchFolder folder;
    if (folder.path().empty())
        return base::fail(ErrorKind::io, file.string(),
                          mark("cannot be drawn: no folder for it can be made; free some space"));
    const auto page = draw_first_page(program, file, folder.path());
    if (!page) return base::pass(page.error());
    return read_pixels(program, *page);
}

}  // namespace exchange
