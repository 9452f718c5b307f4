#include <fmt/format.h>
#include <imgui.h>

#include "panels.h"

namespace ui {
namespace {

void draw_position_qualities(PanelContext& c) {
    c.widgets.heading(c.say("How the positions are known"));
    ImGui::Spacing();
    for (const plan::PositionQuality quality :
         {plan::PositionQuality::surveyed, plan::PositionQuality::address, plan::PositionQuality::digitised,
          plan::PositionQuality::site, plan::PositionQuality::area, plan::PositionQuality::none}) {
        std::vector<const plan::Carrier*> found;
        for (const plan::Carrier& carrier : c.session.plan().carriers)
            if (carrier.quality == quality) found.push_back(&carrier);
        if (found.empty()) continue;
        c.widgets.soft_text(c.name(plan::label(quality)) + "  " + std::to_string(found.size()));
        constexpr std::size_t k_most_listed = 50;
        const std::size_t more = found.size() > k_most_listed ? found.size() - k_most_listed : 0;
        found.resize(found.size() - more);
        for (const plan::Carrier* carrier : found) {
            const scene::FeatureId id{scene::FeatureKind::carrier, std::to_string(carrier->number)};
            if (c.widgets.row("quality/" + id.key, id.key + "  " + c.name(carrier->name), c.session.is_selected(id))) {
                c.push(session::Select{id});
                c.push(session::ZoomToFeature{id});
            }
        }
        if (more > 0) c.widgets.soft_text(fmt::format(fmt::runtime(c.say("and {0} more")), more));
    }
}

void draw_edit_note(PanelContext& c) {
    c.widgets.heading(std::string(glyph(Icon::lock)) + " " + c.say("Read only"));
    c.widgets.soft_wrapped(
        c.say("This version shows how each carrier's position is known, and changes nothing. "
              "Moving and adding carriers comes with the next version."));
    ImGui::Spacing();
}

}  // namespace

void draw_left_panel(PanelContext& c) {
    switch (c.session.mode()) {
        case session::Mode::review: draw_corridor_summary(c); break;
        case session::Mode::progress: draw_indicator_list(c); break;
        case session::Mode::edit:
            draw_edit_note(c);
            draw_position_qualities(c);
            break;
    }
    c.widgets.section(c.say("Layers"));
    draw_layers(c);
}

}  // namespace ui
