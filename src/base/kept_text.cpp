#include "base/kept_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <utility>
#include <vector>

#include "base/error_words.h"
#include "base/unicode.h"

namespace base {
namespace {

constexpr char32_t k_replacement = 0xFFFD;  // what characters() makes of a byte that is no UTF-8

enum class Direction { none, mark, opens_embedding, closes_embedding, opens_isolate, closes_isolate };

Direction direction_of(char32_t c) {
    switch (c) {
        case 0x200E:
        case 0x200F:
        case 0x061C: return Direction::mark;
        case 0x202A:
        case 0x202B:
        case 0x202D:
        case 0x202E: return Direction::opens_embedding;
        case 0x202C: return Direction::closes_embedding;
        case 0x2066:
        case 0x2067:
        case 0x2068: return Direction::opens_isolate;
        case 0x2069: return Direction::closes_isolate;
        default: return Direction::none;
    }
}

bool is_noncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFE; }

/// Whether a character is refused wherever it stands.
bool is_refused(char32_t c, TextForm form) {
    if (c == U'\n' || c == U'\t') return form == TextForm::line;
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool line_end = c == 0x2028 || c == 0x2029;
    return control || line_end || c == k_replacement || is_noncharacter(c);
}

/// Places of the marks of direction that are in no pair, and of pairs that stay open to the end of their line.
std::vector<std::size_t> unpaired(const std::u32string& text) {
    std::vector<std::size_t> open, faults;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Direction direction = direction_of(text[i]);
        const auto closes = [&](Direction opener) {
            if (open.empty() || direction_of(text[open.back()]) != opener)
                faults.push_back(i);
            else
                open.pop_back();
        };
        if (text[i] == U'\n') faults.insert(faults.end(), open.begin(), open.end()), open.clear();
        if (direction == Direction::mark && open.empty()) faults.push_back(i);
        if (direction == Direction::opens_embedding || direction == Direction::opens_isolate) open.push_back(i);
        if (direction == Direction::closes_embedding) closes(Direction::opens_embedding);
        if (direction == Direction::closes_isolate) closes(Direction::opens_isolate);
    }
    faults.insert(faults.end(), open.begin(), open.end());
    std::sort(faults.begin(), faults.end());
    return faults;
}

TextFault refused(char32_t c) {
    if (c == k_replacement)
        return {mark("the text holds {} or a byte that is no character; remove it"), code_point_text(c)};
    const bool ends_line = c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029;
    if (ends_line) return {mark("the text must be one line, but holds {}; join the lines"), code_point_text(c)};
    if (is_noncharacter(c)) return {mark("the text holds {}, which is no character; remove it"), code_point_text(c)};
    return {mark("the text holds {}, a control character; remove it"), code_point_text(c)};
}

}  // namespace

std::string code_point_text(char32_t character) {
    return fmt::format("U+{:04X}", static_cast<std::uint32_t>(character));
}

std::string code_points_text(std::u32string_view characters) {
    constexpr std::size_t k_most = 5;
    std::string out;
    for (const char32_t c : characters.substr(0, k_most)) out += (out.empty() ? "" : ", ") + code_point_text(c);
    return characters.size() > k_most ? out + " …" : out;
}

bool is_blank(char32_t character) {
    constexpr std::u32string_view k_without_width = U"\u200B\u200E\u200F\u061C\u2060\uFEFF";
    return is_space(character) || k_without_width.find(character) != std::u32string_view::npos;
}

bool is_invisible(char32_t character) {
    constexpr char32_t k_blank_braille = 0x2800;
    const auto c = static_cast<UChar32>(character);
    return is_space(character) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           character == k_blank_braille;
}

std::optional<TextFault> text_fault(std::string_view utf8, TextForm form) {
    const std::u32string text = characters(utf8);
    for (const char32_t c : text)
        if (is_refused(c, form)) return refused(c);
    if (const auto faults = unpaired(text); !faults.empty())
        return TextFault{mark("the text holds {}, a mark of direction without its pair; remove it"),
                         code_point_text(text[faults.front()])};
    if (!text.empty() && std::all_of(text.begin(), text.end(), is_invisible))
        return TextFault{mark("the text holds only what cannot be seen ({}); write something visible"),
                         code_point_text(text.front())};
    return std::nullopt;
}

std::string fault_words(const TextFault& fault) {
    return name_argument(message_text(fault.pattern, {fault.character}, Language::zh),
                         message_text(fault.pattern, {fault.character}, Language::en));
}

Result<void> check_text(ErrorKind kind, std::string subject, std::string_view utf8, TextForm form) {
    const auto fault = text_fault(utf8, form);
    if (!fault) return {};
    return fail(kind, std::move(subject), fault->pattern, {fault->character});
}

std::string cleaned_text(std::string_view text, TextForm form, std::size_t& left_out) {
    const std::u32string all = characters(text);
    const std::vector<std::size_t> faults = unpaired(all);
    std::u32string kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool separates = all[i] == U'\n' || all[i] == U'\t' || all[i] == 0x2028 || all[i] == 0x2029;
        if (!is_refused(all[i], form) && !std::binary_search(faults.begin(), faults.end(), i)) {
            kept += all[i];
            continue;
        }
        if (separates) kept += form == TextForm::line ? U' ' : U'\n';
        ++left_out;
    }
    return utf8(kept);
}

std::string trimmed(std::string_view text) { return std::string(trim_view(text)); }

}  // namespace base
