#include "tools/place_tool.h"

#include <fmt/core.h>
#include <utility>

#include "base/translate.h"

namespace ui {

plan::Carrier draft_at(const plan::Plan& plan, const plan::Placing& placing) {
    const char* name = base::mark("New carrier {0}");
    plan::Carrier draft;
    draft.number = plan::next_number(plan);
    draft.name = {fmt::format(fmt::runtime(base::translate(base::Language::zh, name)), draft.number),
                  fmt::format(fmt::runtime(name), draft.number)};
    draft.position = placing.position;
    draft.quality = placing.quality;
    draft.position_basis = placing.basis;
    draft.uncertainty_m = placing.uncertainty_m;
    return draft;
}

std::optional<session::EditAction> place_aimed(MapEditState& state, const plan::Plan& plan,
                                               const plan::Placing& placing) {
    switch (std::exchange(state.aim, Aim::none)) {
        case Aim::none: return std::nullopt;
        case Aim::add: return session::AddCarrier{draft_at(plan, placing)};
        case Aim::place: return session::PlaceCarrier{state.aimed, placing};
    }
    return std::nullopt;
}

}  // namespace ui
