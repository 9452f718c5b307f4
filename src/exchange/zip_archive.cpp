#include "zip_archive.h"

#include <memory>
#include <zip.h>

namespace exchange {
namespace {

struct SourceDeleter {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct ArchiveDeleter {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

constexpr zip_uint16_t k_first_time = 0, k_first_day = 33;  // 1980-01-01, as DOS counts

bool add_part(zip_t* archive, const ZipPart& part) {
    zip_source_t* source = zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
    if (source == nullptr) return false;
    const zip_int64_t at = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        return false;
    }
    const auto index = static_cast<zip_uint64_t>(at);
    return zip_file_set_dostime(archive, index, k_first_time, k_first_day, 0) == 0 &&
           zip_set_file_compression(archive, index, part.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) == 0;
}

std::optional<std::string> read_all(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return std::nullopt;
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) return std::nullopt;
    return bytes;
}

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

std::optional<std::string> zip_bytes(const std::vector<ZipPart>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, SourceDeleter> target(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target) return std::nullopt;
    std::unique_ptr<zip_t, ArchiveDeleter> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive) return std::nullopt;
    zip_source_keep(target.get());  // the archive frees one hold on it, and the bytes are read after that
    for (const ZipPart& part : parts)
        if (!add_part(archive.get(), part)) return std::nullopt;
    if (zip_close(archive.get()) != 0) return std::nullopt;
    (void)archive.release();  // closing has freed it
    return read_all(target.get());
}

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
