#include "zip_writer.h"

#include <zlib.h>

namespace support {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

std::string deflated(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// What local header and directory have in common, from the version on.
std::string head_of(const ZipPart& part, std::size_t packed) {
    const auto* bytes = reinterpret_cast<const Bytef*>(part.bytes.data());
    const auto checksum = static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(part.bytes.size())));
    std::string head;
    put(head, 20, 2);
    put(head, part.is_encrypted ? 1 : 0, 2);
    put(head, 8, 2);
    put(head, 0x5A210000U, 4);  // a day
    put(head, part.checksum.value_or(checksum), 4);
    put(head, packed, 4);
    put(head, part.size.value_or(static_cast<std::uint32_t>(part.bytes.size())), 4);
    put(head, part.name.size(), 2);
    put(head, 0, 2);
    return head;
}

}  // namespace

std::string zip_of(const std::vector<ZipPart>& parts) {
    std::string out, directory;
    for (const ZipPart& part : parts) {
        const std::string packed = deflated(part.bytes);
        const std::string head = head_of(part, packed.size());
        directory += std::string("PK\x01\x02\x14\0", 6) + head;
        put(directory, 0, 6);  // comment, disk, attributes
        put(directory, 0, 4);
        put(directory, out.size(), 4);
        directory += part.name;
        out += "PK\x03\x04" + head + part.name + packed;
    }
    const std::size_t at = out.size();
    out += directory + std::string("PK\x05\x06\0\0\0\0", 8);
    put(out, parts.size(), 2);
    put(out, parts.size(), 2);
    put(out, directory.size(), 4);
    put(out, at, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace support
