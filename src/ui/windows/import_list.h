// What the sheet of an import has beside it: what is asked, would change, is left out or refused, one entry each.
// Private to the room.
#pragma once

#include <cstddef>
#include <string>

#include "frame/panel_context.h"
#include "ui/import_state.h"

namespace ui {

/// A part of the list, and how many entries it has.
struct PartRow {
    const char* name;
    ImportPart part;
    std::ptrdiff_t count;
};

/// Sentences of one kind that a list shows; the sheet has the others.
inline constexpr std::size_t k_most_told = 200;
void say_how_many_more(PanelContext& context, std::size_t count);
/// A place that the sheet goes to, and a sentence about it.
void draw_told(PanelContext& context, ImportState& state, tables::CellPlace at, const std::string& text);
/// In `width` × `height` px from the cursor on.
void draw_import_list(PanelContext& context, ImportState& state, float width, float height);
/// The open question that the line above the sheet asks and a digit answers: that of the cell, else of the column that
/// the keyboard is at, else the first; nullptr: that line says something else.
const tables::Question* question_now(const ImportState& state, tables::CellPlace here);
/// The cell that the keyboard is at.
tables::CellPlace place_now(const PanelContext& context, const ImportState& state);
/// A question's answers as a list to choose from.
/// `where` tells two such lists apart.
void draw_answers(PanelContext& context, ImportState& state, const tables::Question& question, float width,
                  const std::string& where = {});
/// The areas that an unknown name may mean, as a list to choose from; likewise.
void draw_binding(PanelContext& context, ImportState& state, const tables::UnmatchedName& name, float width,
                  const std::string& where = {});
/// The sheet shows a cell, and the keyboard is there.
void go_to_cell(PanelContext& context, ImportState& state, tables::CellPlace at);

}  // namespace ui
