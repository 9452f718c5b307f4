#include "zip_writer.h"

#include <limits>
#include <new>
#include <optional>
#include <utility>
#include <vector>
#include <zlib.h>

#include "base/translate.h"

namespace exchange {
namespace {

constexpr std::uint32_t k_part = 0x04034b50, k_entry = 0x02014b50, k_end = 0x06054b50;  // signatures
constexpr std::uint16_t k_version = 20, k_first_time = 0, k_first_day = 33;             // 1980-01-01, as DOS counts
constexpr int k_level = 6, k_raw_window = -15, k_memory = 8;

/// Numbers as ZIP has them, the lowest byte first.
class Record {
public:
    Record& u16(std::uint16_t value) { return number(value, 2); }
    Record& u32(std::uint64_t value) { return number(value, 4); }
    Record& text(const std::string& words) {
        bytes_ += words;
        return *this;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    Record& number(std::uint64_t value, int count) {
        for (int i = 0; i < count; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFFU);
        return *this;
    }
    std::string bytes_;
};

/// Nothing when zlib has no memory.
std::optional<std::vector<std::byte>> deflated(std::span<const std::byte> content) {
    z_stream stream{};
    if (deflateInit2(&stream, k_level, Z_DEFLATED, k_raw_window, k_memory, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    std::vector<std::byte> out(deflateBound(&stream, static_cast<uLong>(content.size())));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return whole ? std::optional(std::move(out)) : std::nullopt;
}

std::uint32_t sum_of(std::span<const std::byte> content) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<z_size_t>(content.size())));
}

}  // namespace

base::Result<void> ZipWriter::put(std::span<const std::byte> bytes) {
    bytes_ += bytes.size();
    return append_(bytes);
}

base::Result<void> ZipWriter::add(const std::string& path, std::span<const std::byte> content, ZipMethod method) {
    constexpr std::uint64_t k_most = std::numeric_limits<std::uint32_t>::max();
    constexpr std::uint64_t k_of_part = 256;  // beside its bytes and twice its path
    const std::uint64_t after = bytes_ + directory_.size() + content.size() + 2 * path.size() + k_of_part;
    if (after > k_most || parts_ == std::numeric_limits<std::uint16_t>::max())
        return base::fail(base::ErrorKind::limit, name_,
                          base::mark("is more than one file can hold; write it in several parts"));
    std::optional<std::vector<std::byte>> packed;
    if (method == ZipMethod::deflated && !(packed = deflated(content))) throw std::bad_alloc();
    const std::span<const std::byte> body = packed ? std::span<const std::byte>(*packed) : content;
    Record about;
    about.u16(k_version).u16(0).u16(static_cast<std::uint16_t>(method)).u16(k_first_time).u16(k_first_day);
    about.u32(sum_of(content)).u32(body.size()).u32(content.size());
    about.u16(static_cast<std::uint16_t>(path.size())).u16(0);
    Record entry;
    entry.u32(k_entry).u16(k_version).text(about.bytes());
    entry.u16(0).u16(0).u16(0).u32(0).u32(bytes_).text(path);
    directory_ += entry.bytes();
    ++parts_;
    const std::string head = Record().u32(k_part).text(about.bytes()).text(path).bytes();
    if (auto put_head = put(std::as_bytes(std::span(head))); !put_head) return put_head;
    return put(body);
}

base::Result<void> ZipWriter::finish() {
    Record end;
    end.text(directory_).u32(k_end).u16(0).u16(0).u16(parts_).u16(parts_);
    end.u32(directory_.size()).u32(bytes_).u16(0);
    return put(std::as_bytes(std::span(end.bytes())));
}

}  // namespace exchange
