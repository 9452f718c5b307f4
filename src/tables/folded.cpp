#include "folded.h"

#include "base/unicode.h"

namespace tables {
namespace {

constexpr std::u32string_view k_separators = U"()[]{}<>\"'“”‘’「」『』《》〈〉【】〔〕、，,。：:；;|!?*＊^`";

bool is_separator(char32_t c) { return k_separators.find(c) != std::u32string_view::npos; }

}  // namespace

bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_joiner(char32_t c) { return std::u32string_view(U"-–—―~～._/\\·•+=→").find(c) != std::u32string_view::npos; }

bool is_whole_word(const Folded& title, std::size_t begin, std::size_t end) {
    const bool begins = !is_latin(title.text[begin]) || begin == 0 || title.gaps[begin] != Folded::none ||
                        !is_latin(title.text[begin - 1]);
    const bool ends = !is_latin(title.text[end - 1]) || end >= title.size() || title.gaps[end] != Folded::none ||
                      !is_latin(title.text[end]);
    return begins && ends;
}

std::string Folded::written(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    return base::utf8(std::u32string_view(original).substr(from[begin], from[end - 1] - from[begin] + 1));
}

Folded folded(std::string_view utf8) {
    constexpr std::size_t k_longest = 2'000;  // of a hostile title; none is longer
    Folded out;
    out.original = base::characters(utf8.substr(0, k_longest * 4)).substr(0, k_longest);
    Folded::Gap gap = Folded::separator;
    for (std::size_t at = 0; at < out.original.size(); ++at)
        for (const char32_t whole : base::compatible(out.original[at])) {
            if (base::has_no_width(whole)) continue;
            const char32_t c = base::fold(whole);
            if (is_separator(c)) {
                gap = Folded::separator;
            } else if (base::is_space(c)) {
                gap = gap == Folded::separator ? gap : Folded::blank;
            } else {
                out.text += c;
                out.gaps.push_back(gap);
                out.from.push_back(at);
                gap = Folded::none;
            }
        }
    out.gaps.push_back(Folded::separator);
    return out;
}

std::u32string folded_word(std::string_view utf8) { return folded(utf8).text; }

}  // namespace tables
