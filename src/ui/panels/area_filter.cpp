// The left panel while progress is shown: of which segments areas stand out on the map and in the table.
#include <algorithm>
#include <imgui.h>
#include <map>
#include <string>
#include <vector>

#include "carto/choropleth.h"
#include "carto/options.h"
#include "panels/panels.h"
#include "plan/carrier_filter.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"

namespace ui {
namespace {

/// How many areas each segment has, those of none under plan::k_off_corridor.
std::map<std::string, int> areas_by_segment(const PanelContext& c) {
    std::map<std::string, int> out;
    for (const carto::AreaValue& a : c.session.choropleth().areas)
        ++out[carto::segment_key(c.session.index(), *a.area)];
    return out;
}

std::vector<std::string> segment_keys(const plan::Plan& plan) {
    std::vector<std::string> keys;
    for (const plan::Segment& segment : plan.segments) keys.push_back(segment.key);
    keys.emplace_back(plan::k_off_corridor);
    return keys;
}

void toggle(PanelContext& c, const std::string& key) {
    std::vector<std::string> next = c.session.options().area_segments;
    if (std::erase(next, key) == 0) next.push_back(key);
    c.push(session::FilterAreas{std::move(next)});
}

}  // namespace

void draw_area_filter(PanelContext& c) {
    if (c.session.plan().segments.empty()) return;
    c.widgets.section(c.say("Areas of a segment"));
    const std::vector<std::string>& wanted = c.session.options().area_segments;
    const std::map<std::string, int> counts = areas_by_segment(c);
    bool first = true;
    for (const std::string& key : segment_keys(c.session.plan())) {
        const auto count = counts.find(key);
        if (count == counts.end()) continue;
        const plan::Segment* segment = c.session.index().segment(key);
        const std::string words = (segment != nullptr ? c.name(segment->name) : c.say("off the corridor")) + " " +
                                  std::to_string(count->second);
        const float end = ImGui::GetItemRectMax().x + c.widgets.px(3) + c.widgets.button_width(words);
        if (!first && end < ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x)
            ImGui::SameLine(0, c.widgets.px(3));
        first = false;
        const bool on = std::find(wanted.begin(), wanted.end(), key) != wanted.end();
        if (c.widgets.button("areas/segment/" + key, words, on ? ButtonLook::active : ButtonLook::framed))
            toggle(c, key);
    }
}

}  // namespace ui
