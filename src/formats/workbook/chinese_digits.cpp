#include "chinese_digits.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "decimal.h"

namespace formats {
namespace {

using Words = std::array<std::string_view, 10>;

constexpr Words k_plain{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Words k_of_money{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr Words k_wide{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
constexpr std::array<std::string_view, 4> k_places{"", "十", "百", "千"};
constexpr std::array<std::string_view, 4> k_places_of_money{"", "拾", "佰", "仟"};
constexpr std::array<std::string_view, 3> k_groups{"", "万", "亿"};
constexpr std::size_t k_group = 4, k_longest = 12;

const Words& words_of(int form) { return form == 1 ? k_plain : form == 2 ? k_of_money : k_wide; }

bool is_whole(const std::string& digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string chinese_digits(const std::string& digits, int form) {
    std::string out;
    for (const char c : digits) out += words_of(form)[static_cast<std::size_t>(c - '0')];
    return out;
}

std::string chinese_reading(const std::string& digits, int form) {
    const auto& places = form == 2 ? k_places_of_money : k_places;
    if (digits == "0") return std::string(form == 2 ? k_of_money[0] : k_plain[0]);
    std::string out;
    bool gap = false, group_says = false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t from_right = digits.size() - 1 - i;
        const auto digit = static_cast<std::size_t>(digits[i] - '0');
        if (digit == 0) {
            gap = !out.empty();
        } else {
            if (gap) out += form == 2 ? k_of_money[0] : k_plain[0];
            gap = false;
            group_says = true;
            const bool bare_ten = form == 1 && digits.size() == 2 && i == 0 && digit == 1;
            if (!bare_ten) out += words_of(form)[digit];
            out += places.at(from_right % k_group);
        }
        if (from_right % k_group == 0 && group_says) {
            out += k_groups.at(from_right / k_group);
            group_says = false;
        }
    }
    return out;
}

std::optional<std::string> shown_in_chinese(const Section& section, const std::string& digits) {
    if (section.chinese_digits == 3 || section.pieces.size() != 1 || !is_whole(digits) || digits.size() > k_longest)
        return std::nullopt;
    return chinese_reading(digits, section.chinese_digits);
}

std::optional<std::string> shown_in_chinese(const Section& section, const DigitLayout& layout, double number) {
    const bool plain = layout.whole.size() == 1 && layout.fraction.empty() && !layout.exponent && !layout.slash &&
                       layout.thousands == 0 && layout.percents == 0 && section.chinese_digits != 3;
    if (!plain) return std::nullopt;
    std::string digits = rounded(to_decimal(number), 0).whole();
    if (digits.empty()) digits.push_back('0');
    std::string out;
    for (const Piece& piece : section.pieces)
        out += is_digit_place(piece.kind) ? chinese_digits(digits, section.chinese_digits) : piece.text;
    return out;
}

}  // namespace formats
