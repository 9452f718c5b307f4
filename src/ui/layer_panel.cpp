#include <imgui.h>

#include "panels.h"

namespace ui {
namespace {

using carto::in;

void draw_layers(PanelContext& c) {
    c.widgets.heading(c.widgets.say("图层", "Layers"));
    for (auto layer = carto::k_layers.rbegin(); layer != carto::k_layers.rend(); ++layer) {  // the topmost first
        const std::string key = "layer/" + std::string(carto::to_key(*layer));
        if (c.widgets.check(key.c_str(), in(carto::label(*layer), c.widgets.language()),
                            c.session.options().shows(*layer)))
            c.push(session::ToggleLayer{*layer});
    }
}

void draw_carriers(PanelContext& c) {
    c.widgets.heading(c.widgets.say("创新载体", "Carriers"));
    for (const plan::Carrier& carrier : c.session.plan().carriers) {
        const scene::FeatureId id{scene::FeatureKind::carrier, std::to_string(carrier.number)};
        const std::string name = in(carrier.name, c.widgets.language());
        std::string label = id.key + " " + name;
        if (!carrier.position) label += c.widgets.say("（未定位）", " (unlocated)");
        if (c.widgets.row("carrier/" + id.key, label, c.session.selected() == id)) {
            c.push(session::Select{id});
            if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) c.push(session::ZoomToFeature{id});
        }
        c.widgets.tip(label + "\n" + c.widgets.say("双击：缩放至此", "Double-click: zoom there"));
    }
}

}  // namespace

void draw_layer_panel(PanelContext& c) {
    if (c.widgets.button("full_extent", c.widgets.say("全图  [Home]", "Full extent  [Home]"), false,
                         ImGui::GetContentRegionAvail().x))
        c.push(session::FullExtent{});
    ImGui::Spacing();
    draw_layers(c);
    ImGui::Spacing();
    ImGui::Separator();
    ImGui::Spacing();
    draw_carriers(c);
}

}  // namespace ui
