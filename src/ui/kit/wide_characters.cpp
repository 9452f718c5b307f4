#include "kit/wide_characters.h"

#include "kit/utf8.h"

namespace ui {
namespace {

bool needs_stand_in(char32_t code) { return code > 0xFFFF || WideCharacters::is_given_away(code); }

}  // namespace

char32_t WideCharacters::to_interface(char32_t code) {
    if (!needs_stand_in(code)) return code;
    if (const auto found = stand_ins_.find(code); found != stand_ins_.end()) return found->second;
    const auto stand_in = static_cast<char32_t>(k_first + allotted_.size());
    if (stand_in > k_last) return 0xFFFD;
    allotted_.push_back(code);
    stand_ins_.emplace(code, stand_in);
    return stand_in;
}

std::string WideCharacters::to_interface(std::string_view utf8) {
    std::string text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        const Utf8Character c = first_character(utf8);
        if (c.broken || !needs_stand_in(c.code))
            text.append(utf8.substr(0, c.length));
        else
            append_utf8(text, to_interface(c.code));
        utf8.remove_prefix(c.length);
    }
    return text;
}

std::string WideCharacters::from_interface(std::string_view utf8) const {
    std::string text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        const Utf8Character c = first_character(utf8);
        if (!c.broken && c.code >= k_first && c.code - k_first < allotted_.size())
            append_utf8(text, allotted_[c.code - k_first]);
        else
            text.append(utf8.substr(0, c.length));
        utf8.remove_prefix(c.length);
    }
    return text;
}

}  // namespace ui
