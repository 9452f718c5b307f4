// What is said by hand of columns of values: what they are, which indicator, year and unit, what an unknown word of
// their titles means. Private to the room.
#pragma once

#include "frame/panel_context.h"
#include "ui/import_state.h"

namespace ui {

/// Logical px.
inline constexpr float k_column_card_width = 300;

void draw_column_card(PanelContext& context, ImportState& state, ImportCard& card);
/// The unit as it was typed, for all columns of the card.
void take_unit(ImportState& state, const ImportCard& card);

}  // namespace ui
