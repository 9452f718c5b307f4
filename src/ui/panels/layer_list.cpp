#include <cmath>
#include <imgui.h>
#include <string>
#include <string_view>
#include <vector>

#include "carto/options.h"
#include "panels/panels.h"
#include "plan/plan.h"
#include "session/actions.h"

namespace ui {
namespace {

Icon icon_of(carto::Layer layer) {
    switch (layer) {
        case carto::Layer::water: return Icon::water;
        case carto::Layer::neighbours: return Icon::neighbours;
        case carto::Layer::areas: return Icon::area;
        case carto::Layer::segments: return Icon::segments;
        case carto::Layer::parks: return Icon::park;
        case carto::Layer::rail: return Icon::rail;
        case carto::Layer::stations: return Icon::station;
        case carto::Layer::carriers: return Icon::carrier;
        case carto::Layer::notes: return Icon::pin;
        case carto::Layer::labels: return Icon::label;
    }
    return Icon::layers;
}

/// Bands keep their order, so that a fill can never hide a point.
struct Band {
    const char* name;
    std::vector<carto::Layer> layers;  ///< the topmost first
};

std::vector<Band> bands() {
    using carto::Layer;
    return {{base::mark("Names"), {Layer::labels}},
            {base::mark("Points"), {Layer::notes, Layer::carriers, Layer::stations}},
            {base::mark("Lines and outlines"), {Layer::rail, Layer::parks, Layer::segments}},
            {base::mark("Fills"), {Layer::areas}},
            {base::mark("Ground"), {Layer::neighbours, Layer::water}}};
}

const plan::Source* source_of(const plan::Plan& plan, carto::Layer layer) {
    const std::string_view key = layer == carto::Layer::areas ? "units" : carto::to_key(layer);
    for (const plan::Source& source : plan.sources)
        if (source.layer == key) return &source;
    return nullptr;
}

void draw_properties(PanelContext& c, carto::Layer layer) {
    const std::string key = "layer/" + std::string(carto::to_key(layer));
    c.widgets.heading(c.name(carto::label(layer)));
    c.widgets.soft_text(c.say("Opacity"));
    if (const auto value = c.widgets.slider(key + "/opacity", c.session.options().opacity_of(layer), c.widgets.px(200)))
        c.push(session::SetOpacity{layer, *value});
    if (c.widgets.button(key + "/zoom", std::string(glyph(Icon::zoom_to)) + " " + c.say("Zoom to the layer")))
        c.push(session::ZoomToLayer{layer});
    const plan::Source* source = source_of(c.session.plan(), layer);
    if (source == nullptr) return;
    ImGui::PushTextWrapPos(c.widgets.px(300));
    const auto line = [&](const char* what, const plan::Name& words) {
        const std::string said = c.name(words);
        if (!said.empty()) c.widgets.soft_text(std::string(c.say(what)) + c.say(": ") + said);
    };
    line(base::mark("Source"), source->source);
    line(base::mark("Accuracy"), source->accuracy);
    line(base::mark("Licence"), source->licence);
    ImGui::PopTextWrapPos();
}

void draw_layer(PanelContext& c, carto::Layer layer) {
    const std::string key = "layer/" + std::string(carto::to_key(layer));
    const bool on = c.session.options().shows(layer);
    if (c.widgets.small_icon(key, on ? Icon::eye : Icon::eye_off, c.say(on ? base::mark("Hide") : base::mark("Show")),
                             !on))
        c.push(session::ToggleLayer{layer});
    ImGui::SameLine();
    const float more = ImGui::GetTextLineHeight() + ImGui::GetStyle().ItemSpacing.x;
    const float room = ImGui::GetContentRegionAvail().x - more;
    const float opacity = c.session.options().opacity_of(layer);
    std::string label = std::string(glyph(icon_of(layer))) + "  " + c.name(carto::label(layer));
    if (opacity < 1) label += "  " + std::to_string(std::lround(opacity * 100)) + "%";
    const std::string shown = c.widgets.fitted(label, room);
    if (on)
        c.widgets.text(shown);
    else
        c.widgets.soft_text(shown);
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::GetTextLineHeight());
    const std::string popup = key + "/popup";
    if (c.widgets.small_icon(key + "/more", Icon::more, c.say("Opacity, zoom to, source")))
        ImGui::OpenPopup(popup.c_str());
    if (ImGui::BeginPopup(popup.c_str())) {
        c.widgets.close_on_escape();
        draw_properties(c, layer);
        ImGui::EndPopup();
    }
}

}  // namespace

void draw_layers(PanelContext& c) {
    for (const Band& band : bands()) {
        c.widgets.small_text(c.say(band.name));
        for (const carto::Layer layer : band.layers)
            if (layer != carto::Layer::notes || !c.session.plan().notes.empty()) draw_layer(c, layer);
    }
}

}  // namespace ui
