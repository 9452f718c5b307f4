// What a panel draws from and writes to while a project is open. Private to ui.
#pragma once

#include "frame/frame_parts.h"
#include "frame/layout.h"

namespace ui {

/// Where a carrier was and where it went, as a list of changes points at it.
struct PastPosition {
    std::optional<geo::LonLat> from, to;
    const char* words = "";  ///< beside `to`, where several must be told apart
};

/// What a panel draws from and writes to.
struct PanelContext : FrameParts {
    const session::MapSession& session;
    const session::Coordinates& coordinates;
    PanelState& panels;
    const Layout& layout;
    plan::FeatureRef pointed;  ///< what a row or a mark of this frame says the pointer is on
    std::vector<PastPosition> past_positions;
    bool map_hovered = false;
    bool arrows_taken = false;  ///< a table goes through its rows by them

    [[nodiscard]] std::string name(const plan::Name& n) const { return carto::in(n, widgets.language()); }
    /// Of a widget that stands for a feature: carrier/17.
    [[nodiscard]] std::string key_of(plan::FeatureRef feature) const {
        return std::string(plan::to_key(feature.kind)) + "/" + session.index().key_of(feature);
    }
    /// Carriers can be changed now.
    [[nodiscard]] bool can_edit() const {
        return session.mode() == session::Mode::edit && input.edit != nullptr && input.edit->unlocked();
    }
    template <class Edit>
    void edit(Edit action) {
        result.edits.emplace_back(std::move(action));
    }
    void push(session::Action action) { result.actions.push_back(std::move(action)); }
};

}  // namespace ui
