// Whether an import speaks of a cell that it did not read: of the cell itself, of its row, of its column, or of its
// table as a whole. For tests only.
#pragma once

#include <algorithm>
#include <string>

#include "tables/import.h"

namespace support {

/// Everything that is told, for messages of tests.
inline std::string told(const tables::ImportPreview& p) {
    std::string out;
    for (const tables::Column& c : p.columns)
        out += tables::cell_name(c.at) + " " + c.title + " → " + c.indicator + " " + std::to_string(c.year) + " " +
               std::to_string(static_cast<int>(c.outcome)) + " " + (c.reason ? base::to_line(*c.reason) : "") + "\n";
    for (const tables::Question& q : p.questions)
        out += q.id + ": " + base::to_line(q.sentence) + " [" + q.chosen + "]\n";
    for (const tables::RefusedCell& r : p.refused)
        out += tables::cell_name(r.at) + ": " + base::to_line(r.reason) + "\n";
    for (const tables::LeftOutRow& r : p.left_out_rows)
        out += "row " + std::to_string(r.row) + " " + r.text + ": " + base::to_line(r.reason) + "\n";
    for (const tables::UnmatchedName& n : p.unmatched) out += "unmatched " + n.name + "\n";
    for (const auto* sentences : {&p.notes, &p.warnings})
        for (const tables::Sentence& s : *sentences) out += base::to_line(s) + "\n";
    return out;
}

/// `across`: the areas of the table stand beside each other, so that its columns are rows of the file.
inline bool is_told_of(const tables::ImportPreview& p, tables::CellPlace cell, bool across) {
    const auto of_row = [&](const tables::CellPlace& at) {
        return across ? at.column == cell.column : at.row == cell.row;
    };
    const auto of_column = [&](const tables::CellPlace& at) {
        return across ? at.row == cell.row : at.column == cell.column;
    };
    const auto any = [](const auto& list, auto fits) { return std::any_of(list.begin(), list.end(), fits); };
    const auto lies_in = [](const tables::Block& block, const tables::CellPlace& at) {
        return at.row >= block.first.row && at.row <= block.last.row && at.column >= block.first.column &&
               at.column <= block.last.column;
    };
    /// Which column names the areas holds up a whole table.
    const auto of_table = [&](const tables::Question& q) {
        return q.id.starts_with("area:") &&
               any(p.blocks, [&](const tables::Block& b) { return lies_in(b, q.at) && lies_in(b, cell); });
    };
    return any(p.refused, [&](const auto& r) { return r.at == cell; }) ||
           any(p.left_out_rows, [&](const auto& r) { return r.row == (across ? cell.column : cell.row); }) ||
           any(p.unmatched, [&](const auto& n) { return any(n.at, of_row); }) ||
           any(p.questions, [&](const auto& q) { return of_row(q.at) || of_column(q.at) || of_table(q); }) ||
           any(p.columns, [&](const auto& c) {
               return of_column(c.at) && c.outcome != tables::Outcome::taken && c.reason.has_value();
           });
}

}  // namespace support
