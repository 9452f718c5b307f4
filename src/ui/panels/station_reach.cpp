// The dock's page of the stations: what lies within each one's reach at several widths, and what the reach covers of
// units and parks.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/review_words.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/plan.h"
#include "plan/reach_report.h"
#include "session/actions.h"
#include "session/known_text.h"
#include "session/reach_text.h"
#include "session/review_results.h"

namespace ui {
namespace {

constexpr ImGuiTableFlags k_flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                                    ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_SizingFixedFit;

constexpr float k_name_px = 190, k_count_px = 136, k_nearest_px = 330;  // logical

/// As wide as its columns need: in a narrow window the page scrolls sideways, and no column is pressed.
bool begin_table(const PanelContext& c, const char* key, std::size_t counts, float last_px) {
    const float padding = 2 * ImGui::GetStyle().CellPadding.x + 1;
    const float wanted = c.widgets.px(k_name_px + static_cast<float>(counts) * k_count_px + last_px) +
                         static_cast<float>(counts + 2) * padding;
    const auto columns = static_cast<int>(counts) + 2;
    if (!ImGui::BeginTable(key, columns, k_flags, {std::max(wanted, ImGui::GetContentRegionAvail().x), 0}))
        return false;
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthFixed, c.widgets.px(k_name_px));
    for (std::size_t i = 0; i < counts; ++i)
        ImGui::TableSetupColumn(std::to_string(i).c_str(), ImGuiTableColumnFlags_WidthFixed, c.widgets.px(k_count_px));
    ImGui::TableSetupColumn("last", ImGuiTableColumnFlags_WidthFixed, c.widgets.px(last_px));
    return true;
}

void draw_titles(PanelContext& c, const std::vector<std::string>& titles) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t i = 0; i < titles.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i));
        c.widgets.text(titles[i]);
    }
}

void draw_name(PanelContext& c, const std::string& key, plan::FeatureRef feature, const std::string& name) {
    ImGui::TableSetColumnIndex(0);
    if (c.widgets.row(key, name, c.session.is_selected(feature))) c.push(session::Select{feature});
    if (!ImGui::IsItemHovered()) return;
    c.point_at(feature);
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) c.push(session::ZoomToFeature{feature});
}

void draw_cell(PanelContext& c, int column, const std::string& text) {
    ImGui::TableSetColumnIndex(column);
    c.widgets.text(text);
}

/// The carriers that are nearest to a station, by their numbers and how far they are.
std::string nearest_words(const PanelContext& c, const plan::StationReach& station) {
    constexpr std::size_t k_most = 6;
    std::string words;
    for (std::size_t i = 0; i < std::min(k_most, station.nearest.size()); ++i) {
        const plan::CarrierPlace& place = *station.nearest[i];
        words += (i == 0 ? "" : "   ") + std::to_string(place.carrier->number) + " " +
                 session::short_distance(place.facts->nearest_station_m, place.doubt_m, c.widgets.language());
    }
    return station.nearest.size() > k_most ? words + "   …" : words;
}

/// The usual widths that have a column beside that of the reach: none twice.
std::vector<std::size_t> usual_columns(double reach_m) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < plan::k_station_widths_m.size(); ++i)
        if (plan::k_station_widths_m[i] != reach_m) columns.push_back(i);
    return columns;
}

void draw_stations(PanelContext& c) {
    const session::ReviewResults& review = c.session.review();
    const base::Language language = c.widgets.language();
    const double reach_m = review.asked().reach.width_m;
    const std::vector<std::size_t> usual = usual_columns(reach_m);
    std::vector<std::string> titles{c.say("Station"), session::distance_text(reach_m, language)};
    for (const std::size_t i : usual) titles.push_back(session::distance_text(plan::k_station_widths_m[i], language));
    titles.emplace_back(c.say("Nearer to it than to any other station"));
    if (!begin_table(c, "###stations", titles.size() - 2, k_nearest_px)) return;
    draw_titles(c, titles);
    for (const plan::StationReach& s : review.counts().stations) {
        ImGui::TableNextRow();
        draw_name(c, "station_reach/" + std::to_string(s.station->order), ref_of(*s.station), c.name(s.station->name));
        draw_cell(c, 1, session::reach_text(s.within, language));
        for (std::size_t i = 0; i < usual.size(); ++i)
            draw_cell(c, static_cast<int>(i) + 2, session::reach_text(s.at_widths[usual[i]], language));
        draw_cell(c, static_cast<int>(titles.size()) - 1, nearest_words(c, s));
    }
    ImGui::EndTable();
}

void draw_covered(PanelContext& c) {
    const std::vector<plan::Covered>& covered = c.session.review().covered();
    if (covered.empty() || !begin_table(c, "###covered", 1, k_count_px)) return;
    draw_titles(c, {c.say("Unit or park"), c.say("Within reach, km²"), c.say("Share")});
    for (const plan::Covered& part : covered) {
        ImGui::TableNextRow();
        const plan::FeatureRef feature = part.unit != nullptr ? ref_of(*part.unit) : ref_of(*part.park);
        draw_name(c, "covered/" + c.key_of(feature), feature,
                  c.name(part.unit != nullptr ? part.unit->name : part.park->name));
        draw_cell(c, 1, fmt::format("{:.1f}", part.area_km2));
        draw_cell(c, 2, fmt::format("{:.0f} %", part.share * 100));
    }
    ImGui::EndTable();
}

}  // namespace

void draw_station_reach(PanelContext& c) {
    if (c.session.plan().stations.empty()) {
        c.widgets.soft_text(c.say("This project has no stations."));
        return;
    }
    c.widgets.small_text(std::string(c.say("Carriers that pass the filter. Areas are of the generalised outlines.")) +
                         " " + carto::reach_words(c.session.options().reach, c.widgets.language()));
    ImGui::BeginChild("###station_reach", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
    draw_stations(c);
    ImGui::Spacing();
    draw_covered(c);
    ImGui::EndChild();
}

}  // namespace ui
