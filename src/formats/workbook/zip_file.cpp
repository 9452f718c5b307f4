#include "zip_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <minizip/unzip.h>
#include <utility>

#include "base/error_words.h"
#include "wire/table_limits.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;

constexpr wire::TableLimits k_limits;
constexpr std::uint32_t k_encrypted = 1;
constexpr std::size_t k_name_bytes = 1000;

/// Bytes in memory in the place of a file.
struct Memory {
    std::string_view bytes;
    std::uint64_t at = 0;
};

Memory& memory_of(voidpf stream) { return *static_cast<Memory*>(stream); }

voidpf open_memory(voidpf memory, const void*, int) { return memory; }

uLong read_memory(voidpf, voidpf stream, void* to, uLong size) {
    Memory& memory = memory_of(stream);
    const std::uint64_t count = std::min<std::uint64_t>(size, memory.bytes.size() - memory.at);
    std::memcpy(to, memory.bytes.data() + memory.at, count);
    memory.at += count;
    return static_cast<uLong>(count);
}

uLong refuse_writing(voidpf, voidpf, const void*, uLong) { return 0; }
ZPOS64_T tell_memory(voidpf, voidpf stream) { return memory_of(stream).at; }

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    Memory& memory = memory_of(stream);
    const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                               : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                                  : 0;
    if (offset > memory.bytes.size() - from) return -1;
    memory.at = from + offset;
    return 0;
}

int close_memory(voidpf, voidpf) { return 0; }
int no_error(voidpf, voidpf) { return 0; }

tl::unexpected<base::Error> damaged(const std::string& part) {
    return base::fail(ErrorKind::refused, "", mark("is damaged ({} cannot be unpacked); get it anew"), {part});
}

/// Absolute, from another system, or leading out of the container.
bool is_dishonest(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
    return name.find('\0') != std::string_view::npos || name == ".." || name.starts_with("../") ||
           name.ends_with("/..") || name.find("/../") != std::string_view::npos;
}

}  // namespace

struct ZipFile::Handle {
    Memory memory;
    zlib_filefunc64_def calls{open_memory, read_memory,  refuse_writing, tell_memory,
                              seek_memory, close_memory, no_error,       nullptr};
    unzFile file = nullptr;

    explicit Handle(std::string_view bytes) : memory{bytes, 0} {
        calls.opaque = &memory;
        file = unzOpen2_64("", &calls);
    }
    ~Handle() {
        if (file != nullptr) unzClose(file);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
};

ZipFile::ZipFile(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
ZipFile::~ZipFile() = default;
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile& ZipFile::operator=(ZipFile&&) noexcept = default;

base::Result<ZipFile> ZipFile::open(std::string_view bytes) {
    ZipFile zip(std::make_unique<Handle>(bytes));
    if (zip.handle_->file == nullptr)
        return base::fail(ErrorKind::refused, "", mark("is damaged or cut short; get it anew"));
    if (auto read = zip.read_directory(); !read) return base::pass(read.error());
    return zip;
}

base::Result<void> ZipFile::read_directory() {
    unz_global_info64 info{};
    unzGetGlobalInfo64(handle_->file, &info);
    if (info.number_entry > k_limits.parts)
        return base::fail(ErrorKind::limit, "", mark("has more than {} parts; keep what is needed"),
                          {std::to_string(k_limits.parts)});
    int state = unzGoToFirstFile(handle_->file);
    for (; state == UNZ_OK; state = unzGoToNextFile(handle_->file))
        if (auto added = add_part(); !added) return added;
    if (state != UNZ_END_OF_LIST_OF_FILE || parts_.size() != info.number_entry)
        return base::fail(ErrorKind::refused, "", mark("is damaged or cut short; get it anew"));
    return {};
}

base::Result<void> ZipFile::add_part() {
    std::array<char, k_name_bytes> name{};
    unz_file_info64 info{};
    unz64_file_pos place{};
    const bool known =
        unzGetCurrentFileInfo64(handle_->file, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) == UNZ_OK &&
        unzGetFilePos64(handle_->file, &place) == UNZ_OK;
    if (!known || info.size_filename >= k_name_bytes)
        return base::fail(ErrorKind::refused, "", mark("is damaged or cut short; get it anew"));
    const std::string part(name.data(), info.size_filename);
    if (is_dishonest(part))
        return base::fail(ErrorKind::refused, "", mark("has a part that leads out of it ({}); get it anew"), {part});
    if ((info.flag & k_encrypted) != 0)
        return base::fail(ErrorKind::refused, "",
                          mark("is encrypted; open it in a spreadsheet program and save it without a password"));
    if (info.uncompressed_size > k_limits.part_bytes)
        return base::fail(ErrorKind::limit, "", mark("unpacks to more than {1} MB ({0}); keep what is needed"),
                          {part, std::to_string(k_limits.part_bytes >> 20U)});
    if (!parts_.emplace(part, Part{place.pos_in_zip_directory, place.num_of_file, info.uncompressed_size}).second)
        return base::fail(ErrorKind::refused, "", mark("has the part {} twice; get it anew"), {part});
    return {};
}

std::optional<std::string> ZipFile::find_folded(std::string_view name) const {
    const auto same = [](char a, char b) {
        return a == b || ((a ^ b) == 0x20 && std::isalpha(static_cast<unsigned char>(a)) != 0);
    };
    for (const auto& [part, place] : parts_)
        if (std::equal(part.begin(), part.end(), name.begin(), name.end(), same)) return part;
    return std::nullopt;
}

bool ZipFile::has_begin(std::string_view begin) const {
    const auto first = parts_.lower_bound(begin);
    return first != parts_.end() && first->first.starts_with(begin);
}

bool ZipFile::has_end(std::string_view end) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const auto& part) { return part.first.ends_with(end); });
}

base::Result<void> ZipFile::read(const std::string& part, const Take& take) {
    const auto known = parts_.find(part);
    if (known == parts_.end())
        return base::fail(ErrorKind::refused, "", mark("lacks a part ({}); get it anew"), {part});
    const unz64_file_pos place{known->second.at, known->second.number};
    if (unzGoToFilePos64(handle_->file, &place) != UNZ_OK || unzOpenCurrentFile(handle_->file) != UNZ_OK)
        return damaged(part);
    std::array<char, 65536> buffer{};
    int count = 0;
    bool more = true;
    std::uint64_t taken = 0;
    while (more && (count = unzReadCurrentFile(handle_->file, buffer.data(), buffer.size())) > 0) {
        taken += static_cast<std::uint64_t>(count);
        unpacked_ += static_cast<std::uint64_t>(count);
        if (unpacked_ > k_limits.container_bytes) break;
        more = take({buffer.data(), static_cast<std::size_t>(count)});
    }
    const int closed = unzCloseCurrentFile(handle_->file);
    if (unpacked_ > k_limits.container_bytes)
        return base::fail(ErrorKind::limit, "", mark("unpacks to more than {1} MB ({0}); keep what is needed"),
                          {part, std::to_string(k_limits.container_bytes >> 20U)});
    if (more && closed == UNZ_CRCERROR)
        return base::fail(ErrorKind::refused, "", mark("is damaged ({} does not match its checksum); get it anew"),
                          {part});
    if (count < 0 || (more && (closed != UNZ_OK || taken != known->second.bytes))) return damaged(part);
    return {};
}

base::Result<std::string> ZipFile::whole(const std::string& part) {
    std::string bytes;
    const auto done = read(part, [&](std::string_view piece) {
        bytes += piece;
        return true;
    });
    if (!done) return base::pass(done.error());
    return bytes;
}

base::Result<void> ZipFile::check_all() {
    for (const auto& [part, place] : parts_)
        if (auto done = read(part, [](std::string_view) { return true; }); !done) return done;
    return {};
}

}  // namespace formats
