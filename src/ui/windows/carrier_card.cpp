#include "windows/carrier_card.h"

#include <algorithm>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "windows/column_card.h"
#include "windows/column_wishes.h"
#include "windows/import_words.h"

namespace ui {
namespace {

using tables::CarrierColumnWish;
using tables::CarrierRole;

CarrierColumnWish wish_of_first(const ImportState& state, const ImportCard& card) {
    return wish_of(state.carriers->options, card.numbers.front());
}

template <class Change>
void change(ImportState& state, const ImportCard& card, Change change) {
    change_wishes(state, state.carriers->options, card.numbers, change);
}

/// Roles in the order of the enumeration, after what the title says and leaving out.
void draw_role(PanelContext& c, ImportState& state, const ImportCard& card) {
    const CarrierColumnWish wish = wish_of_first(state, card);
    std::vector<Widgets::Choice> choices{{"found", c.say("as its title says")}, {"left_out", c.say("Left out")}};
    int current = wish.leave_out ? 1 : 0;
    for (int i = static_cast<int>(CarrierRole::ordinal); i < static_cast<int>(CarrierRole::not_kept); ++i) {
        const auto role = static_cast<CarrierRole>(i);
        if (wish.role == role) current = static_cast<int>(choices.size());
        choices.push_back({std::string(tables::to_key(role)), c.name(tables::label(role))});
    }
    c.widgets.small_text(c.say("What it is"));
    const int chosen = c.widgets.drop_down("import/column/use", choices, current, c.widgets.px(k_column_card_width));
    if (chosen < 0) return;
    change(state, card, [&](CarrierColumnWish& each) {
        each.leave_out = chosen == 1;
        each.role =
            chosen > 1 ? tables::carrier_role_from_key(choices[static_cast<std::size_t>(chosen)].key) : std::nullopt;
    });
}

void draw_unit(PanelContext& c, ImportState& state, ImportCard& card) {
    c.widgets.small_text(c.say("Unit"));
    (void)c.widgets.text_field("import/column/unit", card.unit, c.say("Unit, as its title says"),
                               c.widgets.px(k_column_card_width), false);
    if (ImGui::IsItemDeactivatedAfterEdit()) take_unit(state, card);
}

}  // namespace

void draw_carrier_card(PanelContext& c, ImportState& state, ImportCard& card) {
    const tables::CarrierPreview& preview = state.carriers->preview;
    const auto column = std::find_if(preview.columns.begin(), preview.columns.end(), [&](const auto& each) {
        const tables::Block& block = preview.blocks[each.block];
        if (card.at.row < block.first.row || card.at.row > block.last.row) return false;
        return (block.across ? each.at.row : each.at.column) == card.numbers.front();
    });
    const bool known = column != preview.columns.end();
    const bool one = card.numbers.size() == 1 && known;
    draw_columns_head(c, card.numbers, known && preview.blocks[column->block].across,
                      known ? column->title : std::string());
    if (one && column->reason) c.widgets.soft_wrapped(told(c, "", *column->reason));
    ImGui::Spacing();
    draw_role(c, state, card);
    draw_unit(c, state, card);
    ImGui::Spacing();
    const bool said = wish_of_first(state, card) != CarrierColumnWish{};
    if (said && c.widgets.button("import/column/found", c.say("As its title says"))) {
        card.unit.clear();
        change(state, card, [](CarrierColumnWish& wish) { wish = {}; });
    }
}

}  // namespace ui
