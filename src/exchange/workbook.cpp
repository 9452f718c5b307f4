#include "workbook.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "zip_archive.h"

namespace exchange {
namespace {

/// A file in memory with a path, for a library that writes to nothing else: it is gone with the program.
class MemoryFile {
public:
    MemoryFile() : fd_(::memfd_create("langtu-workbook", MFD_CLOEXEC)) {}
    ~MemoryFile() {
        if (fd_ >= 0) ::close(fd_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

    [[nodiscard]] std::optional<std::string> bytes() const {
        struct stat status {};
        if (::fstat(fd_, &status) != 0) return std::nullopt;
        std::string out(static_cast<std::size_t>(status.st_size), '\0');
        if (::pread(fd_, out.data(), out.size(), 0) != status.st_size) return std::nullopt;
        return out;
    }

private:
    int fd_;
};

bool is_well_formed(const std::string& xml) {
    pugi::xml_document document;
    return document.load_buffer(xml.data(), xml.size(), pugi::parse_minimal).status == pugi::status_ok;
}

bool is_whole(const std::string& workbook) {
    const auto parts = zip_parts(workbook);
    return parts && std::ranges::all_of(*parts, [](const ZipPart& part) { return is_well_formed(part.content); });
}

}  // namespace

std::optional<std::string> workbook_bytes(const std::function<void(lxw_workbook*)>& fill) {
    const MemoryFile file;
    lxw_workbook* book = workbook_new(file.path().c_str());
    if (book == nullptr) return std::nullopt;
    fill(book);
    if (workbook_close(book) != LXW_NO_ERROR) return std::nullopt;
    auto bytes = file.bytes();
    return bytes && is_whole(*bytes) ? std::move(bytes) : std::nullopt;
}

}  // namespace exchange
