// What is said by hand of columns of values: what they are, which indicator, year and unit, what an unknown word of
// their titles means. Private to the room.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "frame/panel_context.h"
#include "ui/import_state.h"

namespace ui {

/// Logical px.
inline constexpr float k_column_card_width = 300;

void draw_column_card(PanelContext& context, ImportState& state, ImportCard& card);
/// Which columns, and that what is said holds for each of several.
void draw_columns_head(PanelContext& context, const std::vector<std::size_t>& numbers, bool across,
                       const std::string& title);
/// The unit as it was typed, for all columns of the card.
void take_unit(ImportState& state, const ImportCard& card);

}  // namespace ui
