#include "base/pinyin.h"

#include <algorithm>

#include "pinyin_table.h"

namespace base {
namespace {

/// The readings of a character, separated by spaces; empty without any.
std::string_view readings_of(char32_t character) {
    const char32_t* first = pinyin_table::characters;
    const char32_t* last = first + pinyin_table::count;
    const char32_t* found = std::lower_bound(first, last, character);
    return found == last || *found != character ? std::string_view()
                                                : pinyin_table::sets[pinyin_table::set_of[found - first]];
}

}  // namespace

std::vector<std::string_view> pinyin_readings(char32_t character) {
    std::vector<std::string_view> readings;
    for (std::string_view rest = readings_of(character); !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        readings.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return readings;
}

std::string_view pinyin(char32_t character) {
    const std::string_view readings = readings_of(character);
    return readings.substr(0, readings.find(' '));
}

}  // namespace base
