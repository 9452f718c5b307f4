#include "base/unicode.h"

#include <array>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/kept_text.h"

namespace base {
namespace {

constexpr char32_t k_replacement = 0xFFFD;

bool continues(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

/// Length of the sequence that a byte begins; 0 for one that begins none.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

bool is_character(char32_t c, std::size_t length) {
    const bool shortest = length < 3 || (length == 3 ? c >= 0x800 : c >= 0x10000);
    return shortest && (c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF;
}

/// The character at the start of a text and its bytes; one byte and U+FFFD for what is malformed.
char32_t first_character(std::string_view text, std::size_t& length) {
    const auto first = static_cast<unsigned char>(text[0]);
    length = sequence_length(first);
    if (length == 1) return first;
    if (length != 0 && length <= text.size()) {
        char32_t c = first & (0x7FU >> length);
        bool whole = true;
        for (std::size_t i = 1; i < length; ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            whole = whole && continues(byte);
            c = c << 6U | (byte & 0x3FU);
        }
        if (whole && is_character(c, length)) return c;
    }
    length = 1;
    return k_replacement;
}

void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0U | c >> 6U);
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3FU));
    } else {
        put(0xF0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3FU));
        put(0x80U | (c >> 6U & 0x3FU));
    }
    put(0x80U | (c & 0x3FU));
}

}  // namespace

std::u32string characters(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        std::size_t length = 1;
        out += first_character(utf8, length);
        utf8.remove_prefix(length);
    }
    return out;
}

std::string utf8(std::u32string_view characters) {
    std::string out;
    out.reserve(characters.size());
    for (const char32_t c : characters) append(out, c);
    return out;
}

bool is_space(char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool has_no_width(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0xAD; }

std::string_view trim_view(std::string_view utf8) {
    std::size_t length = 1;
    while (!utf8.empty() && is_blank(first_character(utf8, length))) utf8.remove_prefix(length);
    std::size_t end = 0;
    for (std::size_t at = 0; at < utf8.size(); at += length)
        if (!is_blank(first_character(utf8.substr(at), length))) end = at + length;
    return utf8.substr(0, end);
}

char32_t fold(char32_t character) {
    constexpr std::u32string_view k_minus = U"\u2212\uFE63\u2010\u2011";
    if (is_space(character) && character > 0x7F) return U' ';
    if (k_minus.find(character) != std::u32string_view::npos) return U'-';
    if (character >= U'！' && character <= U'～') character -= U'！' - U'!';
    return character >= U'A' && character <= U'Z' ? character + (U'a' - U'A') : character;
}

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    while (!utf8.empty()) {
        std::size_t length = 1;
        const char32_t c = first_character(utf8, length);
        if (!has_no_width(c)) append(out, fold(c));
        utf8.remove_prefix(length);
    }
    return out;
}

std::u32string compatible(char32_t character) {
    const bool as_it_is = character < 0x80 || (character >= 0x4E00 && character <= 0x9FFF);
    if (as_it_is) return {character};
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2* forms = unorm2_getNFKCInstance(&code);
    if (U_FAILURE(code)) return {character};
    std::array<UChar, 2> in{};
    int32_t length = 0;
    UBool failed = false;
    U16_APPEND(in.data(), length, static_cast<int32_t>(in.size()), static_cast<UChar32>(character), failed);
    std::array<UChar, 32> out{};  // the longest form has eighteen
    const int32_t made =
        failed ? 0 : unorm2_normalize(forms, in.data(), length, out.data(), static_cast<int32_t>(out.size()), &code);
    if (failed || U_FAILURE(code) || made > static_cast<int32_t>(out.size())) return {character};
    std::u32string form;
    for (int32_t at = 0; at < made;) {
        UChar32 c = 0;
        U16_NEXT(out.data(), at, made, c);
        form += static_cast<char32_t>(c);
    }
    return form;
}

std::string capitalised(std::string_view sentence) {
    std::string text(sentence);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() += 'A' - 'a';
    return text;
}

}  // namespace base
