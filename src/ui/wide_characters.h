// Stand-ins for the characters that ImGui cannot hold: its ImWchar has 16 bits, so everything beyond U+FFFF gets a
// private-use character for as long as the program runs. Characters of the private-use area itself are treated the
// same way, so that a text never shows an icon and always comes back as it was. Private to ui; main thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

class WideCharacters {
public:
    static constexpr char32_t k_first = 0xE200;  ///< below it are the icons
    static constexpr char32_t k_last = 0xF8FF;   ///< the end of the private-use area

    /// A broken byte stays as it is. When all 5888 stand-ins are taken a further character becomes U+FFFD.
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
