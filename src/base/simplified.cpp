#include "base/simplified.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/unicode.h"
#include "simplified_table.h"

namespace base {
namespace {

constexpr char32_t k_two_dots = 0x308;

bool is_mark(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK; }

/// The letter and its marks; the character itself where it has none.
std::u32string parts_of(char32_t character) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* const normalizer = unorm2_getNFDInstance(&error);
    std::array<UChar, 16> parts{};
    const std::int32_t length = U_FAILURE(error)
                                    ? -1
                                    : unorm2_getDecomposition(normalizer, static_cast<UChar32>(character), parts.data(),
                                                              static_cast<std::int32_t>(parts.size()), &error);
    if (length <= 0 || U_FAILURE(error)) return {character};
    std::u32string out;
    for (std::int32_t at = 0; at < length;) {
        UChar32 c = 0;
        U16_NEXT(parts, at, length, c);
        out += static_cast<char32_t>(c);
    }
    return out;
}

}  // namespace

char32_t simplified(char32_t character) {
    const char32_t* first = simplified_table::traditional;
    const char32_t* last = first + simplified_table::count;
    const char32_t* found = std::lower_bound(first, last, character);
    return found == last || *found != character ? character : simplified_table::simplified[found - first];
}

std::string simplified(std::string_view text) {
    constexpr char k_first_byte_of_han = '\xE3';
    const auto may_be = [](char c) {
        return static_cast<unsigned char>(c) >= static_cast<unsigned char>(k_first_byte_of_han);
    };
    if (std::none_of(text.begin(), text.end(), may_be)) return std::string(text);
    std::u32string all = characters(text);
    std::transform(all.begin(), all.end(), all.begin(), [](char32_t c) { return simplified(c); });
    return utf8(all);
}

std::u32string without_accents(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += c;
            continue;
        }
        const std::u32string parts = parts_of(c);
        const bool latin = parts.front() < 0x80 || is_mark(parts.front());
        if (!latin) {
            out += c;
            continue;
        }
        for (const char32_t part : parts) {
            if (!is_mark(part)) out += part;
            const bool dotted = part == k_two_dots && !out.empty() && (out.back() == U'u' || out.back() == U'U');
            if (dotted) out.back() = U'v';
        }
    }
    return out;
}

}  // namespace base
