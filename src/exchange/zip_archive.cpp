#include "zip_archive.h"

#include <memory>
#include <zip.h>

namespace exchange {
namespace {

struct ArchiveDeleter {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::optional<ZipPart> read_part(zip_t* archive, zip_uint64_t index) {
    zip_stat_t stat;
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(archive, index, 0));
    if (!file || zip_stat_index(archive, index, 0, &stat) != 0) return std::nullopt;
    ZipPart part{stat.name, std::string(stat.size, '\0')};
    const zip_int64_t read = zip_fread(file.get(), part.content.data(), part.content.size());
    if (read < 0 || static_cast<std::size_t>(read) != part.content.size()) return std::nullopt;
    return part;
}

}  // namespace

std::optional<std::vector<ZipPart>> zip_parts(const std::string& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return std::nullopt;
    const std::unique_ptr<zip_t, ArchiveDeleter> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) {
        zip_source_free(source);
        return std::nullopt;
    }
    std::vector<ZipPart> parts;
    for (zip_int64_t i = 0, count = zip_get_num_entries(archive.get(), 0); i < count; ++i) {
        auto part = read_part(archive.get(), static_cast<zip_uint64_t>(i));
        if (!part) return std::nullopt;
        parts.push_back(*std::move(part));
    }
    return parts;
}

}  // namespace exchange
