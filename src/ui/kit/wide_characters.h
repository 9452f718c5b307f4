// Stand-ins for the characters that ImGui cannot hold: its ImWchar has 16 bits, so everything beyond U+FFFF gets a
// character of the Yi and Vai blocks for as long as the program runs (not of the private-use area, which ImGui's text
// fields refuse). Characters of those blocks and of the private-use area, where the icons are, are treated the same
// way, so that a text never shows an icon and always comes back as it was. Private to ui; main thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

class WideCharacters {
public:
    static constexpr char32_t k_first = 0xA000;
    static constexpr char32_t k_last = 0xA63F;

    /// Characters of the 16 bits that stand for others: stand-ins and icons.
    static bool is_given_away(char32_t code) {
        return (code >= k_first && code <= k_last) || (code >= 0xE000 && code <= 0xF8FF);
    }

    /// A broken byte stays as it is. When all 1600 stand-ins are taken a further character becomes U+FFFD.
    std::string to_interface(std::string_view utf8);
    char32_t to_interface(char32_t code);
    [[nodiscard]] std::string from_interface(std::string_view utf8) const;

    /// Number i is shown by the stand-in k_first + i.
    [[nodiscard]] const std::vector<char32_t>& allotted() const { return allotted_; }

private:
    std::vector<char32_t> allotted_;
    std::map<char32_t, char32_t> stand_ins_;
};

}  // namespace ui
