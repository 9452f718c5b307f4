#include "text_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <system_error>

namespace exchange {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::uintmax_t k_file_bytes = 64U << 20U;
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Length of the character that starts at `at`; 0 where it is not UTF-8 (overlong, surrogate, beyond U+10FFFF, NUL).
std::size_t character_length(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead == 0) return 0;
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : (lead & 0xF0U) == 0xE0U      ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || at + length > text.size()) return 0;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                     text.begin() + static_cast<std::ptrdiff_t>(at + length), continues))
        return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                       (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
}

std::optional<std::size_t> first_not_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

}  // namespace

base::Result<std::string> read_text_file(const std::filesystem::path& file) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return base::fail(ErrorKind::io, file.string(), mark("is missing; put it back or correct the manifest"));
    if (std::filesystem::file_size(file, code) > k_file_bytes)
        return base::fail(ErrorKind::limit, file.string(), mark("is larger than 64 MB; split or simplify it"));
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) return base::fail(ErrorKind::io, file.string(), mark("cannot be read; check its permissions"));
    if (const auto at = first_not_utf8(text))
        return base::fail(ErrorKind::refused, place(file, line_at(text, *at)),
                          mark("is not UTF-8 here; save the file as UTF-8"));
    if (text.starts_with(k_byte_order_mark)) text.erase(0, k_byte_order_mark.size());
    return text;
}

std::string place(const std::filesystem::path& file, std::size_t line) {
    return fmt::format("{}:{}", file.string(), line);
}

std::string number_text(double value) { return fmt::format("{}", value); }

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::size_t column_at(std::string_view text, std::size_t offset) {
    std::string_view before = text.substr(0, offset);
    if (const std::size_t end = before.rfind('\n'); end != std::string_view::npos) before.remove_prefix(end + 1);
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) { return !continues(c); });
    return 1 + static_cast<std::size_t>(characters);
}

}  // namespace exchange
