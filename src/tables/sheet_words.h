// What the texts of a sheet are, each looked at once: names of areas, titles of roles, how a line begins. Private to
// tables; belongs to one thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plan/name_table.h"
#include "tables/sheet_view.h"
#include "title.h"

namespace tables {

enum class LineKind { none, form, note, unit };

class SheetWords {
public:
    SheetWords(const SheetView& view, const HeadWords& words, const TitleReader& reader, const plan::NameTable& areas);

    [[nodiscard]] const SheetView& view() const { return view_; }
    [[nodiscard]] const TitleReader& reader() const { return reader_; }
    [[nodiscard]] const plan::NameTable& areas() const { return areas_; }

    /// Which area a cell names; of a cell that is no text, none.
    [[nodiscard]] const plan::Meaning& area_at(std::size_t row, std::size_t column);
    [[nodiscard]] bool names_area(std::size_t row, std::size_t column);
    [[nodiscard]] std::optional<Role> role_at(std::size_t row, std::size_t column);
    /// How the first cell of a row that holds something begins.
    [[nodiscard]] LineKind line_kind(std::size_t row) const { return line_kind(view_.cells(row)); }
    /// A title, not a value: a text that is no number, a date, a year.
    [[nodiscard]] bool is_title(std::size_t row, std::size_t column) const;
    /// How the first of some cells beside each other begins.
    [[nodiscard]] LineKind line_kind(std::span<const wire::GridCell> cells) const;
    /// "单位：百件", in one cell or two, beside each other or behind something else: 填报单位：市科技局　单位：百件.
    [[nodiscard]] std::vector<Unit> units_of_line(std::span<const wire::GridCell> cells) const;
    [[nodiscard]] bool is_note(std::string_view text) const;
    /// 小计, 西部 and the like: rows that sum up others.
    [[nodiscard]] bool is_subtotal(std::string_view text) const;
    /// 某某公司: what an area is not.
    [[nodiscard]] bool is_about_something_else(std::string_view text) const;

private:
    struct Facts {
        plan::Meaning area;
        std::optional<Role> role;
    };
    const Facts& facts_of(wire::TextId text);
    [[nodiscard]] std::vector<Unit> units_of_text(std::string_view shown) const;
    [[nodiscard]] const wire::GridCell* text_at(std::size_t row, std::size_t column) const;

    const SheetView& view_;
    const TitleReader& reader_;
    const plan::NameTable& areas_;
    std::vector<std::optional<Facts>> facts_;
    std::vector<std::u32string> form_lines_, note_lines_, unit_lines_, subtotals_, subject_endings_;
};

}  // namespace tables
