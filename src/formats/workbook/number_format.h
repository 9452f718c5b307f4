// A number format: what a spreadsheet program shows of a number, a date or a text. What nobody here is sure of is said
// to be unknown, so that it can be asked about. A value; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format_code.h"
#include "shown_digits.h"
#include "wire/grid.h"

namespace formats {

/// Since when days are counted.
enum class Origin : std::uint8_t {
    day_1900,  ///< 1 is 1900-01-01, and 60 the 29 February 1900 that never was
    day_1904,  ///< 0 is 1904-01-01
    day_1899,  ///< 0 is 1899-12-30, without gaps
};

/// What a number becomes.
struct ShownNumber {
    wire::CellKind kind = wire::CellKind::number;
    double number = 0;                ///< the same, or days from 1899-12-30
    bool is_plain = false;            ///< shown as the number itself
    std::optional<std::string> text;  ///< nothing: unknown
};

class NumberFormat {
public:
    explicit NumberFormat(std::string_view code);

    [[nodiscard]] const wire::CellFormat& cell_format() const { return format_; }
    [[nodiscard]] ShownNumber shown(double number, Origin origin) const;
    [[nodiscard]] bool changes_texts() const { return changes_texts_; }
    /// What is shown of a text, blanks at its ends included.
    [[nodiscard]] std::string shown(const std::string& text) const;

private:
    [[nodiscard]] const Section& section_for(double number) const;
    [[nodiscard]] bool hides_sign(const Section& section) const;

    std::vector<Section> sections_;
    std::vector<DigitLayout> layouts_;  ///< of each section
    wire::CellFormat format_;
    bool changes_texts_ = false;
};

/// The code of a format that stands in no file because every program has it; nothing where nobody knows the number.
std::optional<std::string_view> built_in_format(int id);

}  // namespace formats
