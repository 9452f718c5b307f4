// What the lines above a table say of all of it: units, indicators, and the year where one of them is the table's
// title. Private to tables; belongs to one thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "blocks.h"
#include "sheet_words.h"

namespace tables {

class LinesAbove {
public:
    LinesAbove() = default;
    LinesAbove(SheetWords& sheet, const TableBlock& place);

    /// Of a line that is understood as the title of a table, where no other line names another year.
    [[nodiscard]] std::optional<int> year() const;
    [[nodiscard]] const std::set<int>& years() const { return years_; }
    /// The line that the year comes from.
    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] const std::set<std::string>& indicators() const { return indicators_; }
    /// Those that an indicator of the unit `own` can have; the only one where it cannot.
    [[nodiscard]] std::vector<Unit> units_for(const Unit& own) const;

    /// Any, over this table or over one beside it.
    [[nodiscard]] bool name_units() const { return !units_.empty() || !beside_.empty(); }

private:
    void read(const TitleReader& reader, const std::string& text);

    std::vector<Unit> units_;
    std::vector<Unit> beside_;  ///< of lines that stand over another table beside this one
    std::set<int> years_;
    std::set<std::string> indicators_;
    std::string title_;
    bool understood_ = true;
};

}  // namespace tables
