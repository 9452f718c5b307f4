#include "biff_records.h"

#include <algorithm>
#include <bit>

#include "base/unicode.h"
#include "little_endian.h"

namespace formats {
namespace {

constexpr std::size_t k_head_bytes = 4;
constexpr std::uint8_t k_wide = 0x01, k_guide = 0x04, k_rich = 0x08;
constexpr std::size_t k_run_bytes = 4;

std::string to_utf8(const std::u16string& units, bool& repaired) {
    std::u32string characters;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char16_t unit = units[i];
        const bool is_high = unit >= 0xD800 && unit < 0xDC00, is_low = unit >= 0xDC00 && unit < 0xE000;
        if (is_high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
            characters += static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10U) + (units[i + 1] - 0xDC00));
            ++i;
        } else {
            repaired = repaired || is_high || is_low || unit == 0;
            characters += is_high || is_low || unit == 0 ? U'\uFFFD' : static_cast<char32_t>(unit);
        }
    }
    return base::utf8(characters);
}

}  // namespace

bool BiffRecords::head(Biff& kind, std::string_view& body) {
    if (!in_range(stream_, at_, k_head_bytes)) return false;
    kind = static_cast<Biff>(u16(stream_, at_));
    const std::size_t length = u16(stream_, at_ + 2);
    if (!in_range(stream_, at_ + k_head_bytes, length)) return false;
    body = stream_.substr(at_ + k_head_bytes, length);
    return true;
}

bool BiffRecords::next(BiffRecord& record) {
    record.more.clear();
    if (!head(record.kind, record.body)) return false;
    at_ += k_head_bytes + record.body.size();
    Biff kind{};
    std::string_view body;
    while (head(kind, body) && kind == Biff::more) {
        record.more.push_back(body);
        at_ += k_head_bytes + body.size();
    }
    return true;
}

bool BiffReader::next_piece() {
    if (piece_ >= record_.more.size()) failed_ = true;
    rest_ = failed_ ? std::string_view{} : record_.more[piece_++];
    return !failed_;
}

void BiffReader::skip(std::size_t bytes) {
    while (bytes > 0 && !failed_) {
        const std::size_t here = std::min(bytes, rest_.size());
        rest_.remove_prefix(here);
        bytes -= here;
        if (bytes > 0) next_piece();
    }
}

std::uint8_t BiffReader::byte() {
    while (rest_.empty())
        if (!next_piece()) return 0;
    const std::uint8_t value = u8(rest_, 0);
    rest_.remove_prefix(1);
    return value;
}

std::uint16_t BiffReader::word() {
    const std::uint16_t low = byte();
    return static_cast<std::uint16_t>(low | (byte() << 8U));
}

std::uint32_t BiffReader::long_word() {
    const std::uint32_t low = word();
    return low | (std::uint32_t{word()} << 16U);
}

/// At a joint the width of the characters is said anew.
void BiffReader::characters(std::size_t length, bool wide, std::u16string& out) {
    while (length > 0 && !failed_) {
        const std::size_t here = std::min(length, wide ? rest_.size() / 2 : rest_.size());
        for (std::size_t i = 0; i < here; ++i) out += static_cast<char16_t>(wide ? u16(rest_, 2 * i) : u8(rest_, i));
        rest_.remove_prefix(wide ? 2 * here : here);
        length -= here;
        if (length > 0 && next_piece()) wide = (byte() & k_wide) != 0;
    }
}

BiffText BiffReader::text(std::size_t length) {
    const std::uint8_t flags = byte();
    const std::size_t runs = (flags & k_rich) != 0 ? word() : 0;
    const std::uint32_t guide_bytes = (flags & k_guide) != 0 ? long_word() : 0;
    std::u16string units;
    characters(length, (flags & k_wide) != 0, units);
    skip(runs * k_run_bytes);
    BiffText out;
    constexpr std::uint32_t k_before_runs = 8;
    if (guide_bytes >= k_before_runs + 2) {
        skip(k_before_runs);
        out.has_guide = word() > 0;
        skip(guide_bytes - k_before_runs - 2);
    } else {
        skip(guide_bytes);
    }
    out.text = to_utf8(units, out.was_repaired);
    return out;
}

double short_number(std::uint32_t rk) {
    const double number = (rk & 2U) != 0 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                                         : std::bit_cast<double>(std::uint64_t{rk & ~3U} << 32U);
    return (rk & 1U) != 0 ? number / 100 : number;
}

std::string_view biff_error(std::uint8_t code) {
    switch (code) {
        case 0x00: return "#NULL!";
        case 0x07: return "#DIV/0!";
        case 0x0F: return "#VALUE!";
        case 0x17: return "#REF!";
        case 0x1D: return "#NAME?";
        case 0x24: return "#NUM!";
        case 0x2A: return "#N/A";
        default: return "#ERROR!";
    }
}

}  // namespace formats
