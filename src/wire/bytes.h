// Little-endian numbers and counted texts in a byte string. ByteReader never reads past its end: the first lack of
// bytes makes it failed for good, and it answers zeros and empties from then on. Private to module wire.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace wire {

template <class Unsigned>
void append_unsigned(std::string& out, Unsigned value) {
    for (unsigned shift = 0; shift < sizeof(Unsigned) * 8; shift += 8)
        out.push_back(static_cast<char>(static_cast<unsigned char>((value >> shift) & 0xFFU)));
}

inline void append_double(std::string& out, double value) { append_unsigned(out, std::bit_cast<std::uint64_t>(value)); }

inline void append_text(std::string& out, std::string_view text) {
    append_unsigned(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

/// Seven bits a byte, the low ones first: small numbers are short.
inline void append_short(std::string& out, std::uint32_t value) {
    for (; value >= 0x80U; value >>= 7U) out.push_back(static_cast<char>(static_cast<unsigned char>(value | 0x80U)));
    out.push_back(static_cast<char>(value));
}

inline void append_short_text(std::string& out, std::string_view text) {
    append_short(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    std::string_view take(std::size_t count) {
        if (failed_ || count > rest_.size()) {
            failed_ = true;
            return {};
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    template <class Unsigned>
    Unsigned read_unsigned() {
        Unsigned value = 0;
        unsigned shift = 0;
        for (const char c : take(sizeof(Unsigned))) {
            const auto byte = static_cast<Unsigned>(static_cast<unsigned char>(c));
            value = static_cast<Unsigned>(value | static_cast<Unsigned>(byte << shift));
            shift += 8;
        }
        return value;
    }

    double read_double() { return std::bit_cast<double>(read_unsigned<std::uint64_t>()); }
    std::string_view read_text() { return take(read_unsigned<std::uint32_t>()); }

    std::uint32_t read_short() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 35; shift += 7) {
            const auto byte = read_unsigned<std::uint8_t>();
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0 && value <= 0xFFFFFFFFU) return static_cast<std::uint32_t>(value);
        }
        failed_ = true;
        return 0;
    }

    std::string_view read_short_text() { return take(read_short()); }

    /// The same as read_count(), written as a short number.
    std::size_t read_short_count(std::size_t least_bytes) {
        const std::size_t count = read_short();
        if (count > rest_.size() / least_bytes) failed_ = true;
        return failed_ ? 0 : count;
    }

    /// A count of things that take at least `least_bytes` each: fails where they cannot all be there.
    std::size_t read_count(std::size_t least_bytes) {
        const std::size_t count = read_unsigned<std::uint32_t>();
        if (count > rest_.size() / least_bytes) failed_ = true;
        return failed_ ? 0 : count;
    }

private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace wire
