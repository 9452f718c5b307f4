#include "wire/address.h"

namespace wire {

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string address(std::uint32_t row, std::uint32_t column) {
    return column_letters(column) + std::to_string(row + 1);
}

std::string address(const CellRange& range) {
    return address(range.first_row, range.first_column) + ":" + address(range.last_row, range.last_column);
}

}  // namespace wire
