#include "state_of_view.h"

#include <string>

namespace desk {
namespace {

std::string name_of(const session::MapSession& s, plan::FeatureRef feature) {
    return std::string(plan::to_key(feature.kind)) + ":" + s.index().key_of(feature);
}

}  // namespace

nlohmann::json state_of_view(const session::MapSession& s) {
    const carto::MapOptions& o = s.options();
    nlohmann::json out;
    out["mode"] = session::to_key(s.mode());
    out["carriers"] = s.plan().carriers.size();
    out["bin"] = s.plan().bin.size();
    const plan::Carrier* carrier = s.index().carrier(s.selected());
    if (carrier != nullptr && carrier->position) out["position"] = {carrier->position->lon, carrier->position->lat};
    out["indicator"] = o.indicator;
    out["measure"] = plan::to_key(o.measure);
    out["year"] = o.year;
    out["target_set"] = o.target_set;
    out["language"] = o.language == base::Language::en ? "en" : "zh";
    out["theme"] = o.theme == carto::ThemeName::dark ? "dark" : "light";
    out["selected"] = name_of(s, s.selected());
    out["selection"] = s.selection().size();
    out["hovered"] = name_of(s, s.hovered());
    out["centre"] = {s.camera().centre.x, s.camera().centre.y};
    out["px_per_m"] = s.camera().pixels_per_metre;
    out["scale"] = s.scale_denominator();
    out["compared"] = s.comparing() ? s.comparing()->other.year : 0;
    out["split"] = s.comparing() ? s.comparing()->split : 0;
    out["other_alone"] = s.comparing() && s.comparing()->other_alone;
    out["wall"] = s.wall() ? s.wall()->maps.size() : 0;
    out["ruler"] = o.ruler;
    out["filtered"] = !o.filter.empty();
    if (o.shows_reach) {
        const plan::ReachCounts& counts = s.review().counts();
        out["reach"] = {{"width_m", o.reach.width_m},
                        {"of", plan::to_key(o.reach.of)},
                        {"certain", counts.within.certain},
                        {"possible", counts.within.possible},
                        {"added", counts.added.certain + counts.added.possible}};
    }
    out["passing"] = o.filter.empty() ? s.plan().carriers.size() : s.review().passing();
    out["spread"] = carto::to_key(o.spread);
    if (!o.line.empty()) out["line"] = o.line;
    if (s.on_strip()) out["on_strip"] = {s.on_strip()->from_m, s.on_strip()->to_m};
    if (s.stretch()) out["stretch"] = {s.stretch()->from_m, s.stretch()->to_m};
    out["hidden_layers"] = o.hidden.size();
    out["highlighted"] = o.highlighted.has_value();
    out["legend_corner"] = carto::to_key(o.legend_corner);
    out["legend_folded"] = o.legend_folded;
    out["opened_view"] = s.opened();
    out["measured_m"] = s.measuring().length_m();
    out["measured_m2"] = s.measuring().area_m2();
    if (const auto& tracing = s.tracing()) {
        const auto placed = s.placed_picture();
        out["tracing"] = {{"pairs", tracing->pairs.size()},
                          {"shown", tracing->shown},
                          {"overall_m", placed ? nlohmann::json(placed->overall_m) : nlohmann::json(nullptr)}};
    }
    out["measure_tool"] = s.tool() == session::Tool::measure;
    return out;
}

}  // namespace desk
