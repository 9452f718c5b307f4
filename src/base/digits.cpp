#include "base/digits.h"

#include <algorithm>

namespace base {

std::string grouped_digits(std::string number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    std::size_t at = std::min(number.find_first_not_of("0123456789", first), number.size());
    while (at > first + 3) number.insert(at -= 3, 1, ',');
    return number;
}

}  // namespace base
