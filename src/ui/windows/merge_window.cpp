// A colleague's changes before they are taken in: what is new, and each value that both sides changed as one row with
// both values; mine, theirs or a third. Both places of a clashing position are shown on the map.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/local_time.h"
#include "frame/frame_notes.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "plan/carrier_fields.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/coordinates.h"
#include "session/edit_actions.h"
#include "session/history_rows.h"
#include "store/changes.h"
#include "ui/form_state.h"
#include "ui/frame_input.h"
#include "ui/import_state.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

std::string value_of(const PanelContext& c, const store::Clash& clash, const store::Value& value) {
    return session::value_words(c.session.index(), clash.table, clash.column, value, c.widgets.language());
}

std::optional<store::Value> third_number(const std::string& text) {
    const auto number = plan::read_value({}, text);
    return number && *number ? std::optional(store::Value(**number)) : std::nullopt;
}

/// A typed third value as the column can hold it.
std::optional<store::Value> third_value(const PanelContext& c, const store::Clash& clash, const std::string& text) {
    if (clash.column == "geom") {
        const auto readings = c.coordinates.read(text);
        if (readings.size() != 1) return std::nullopt;
        return readings.front().position;
    }
    if (clash.table == "observations" && clash.column == "value") return third_number(text);
    if (clash.table != "carriers") return text.empty() ? std::nullopt : std::optional(store::Value(text));
    const auto field = plan::field_from_key(clash.column);
    const plan::Carrier* carrier = c.session.index().carrier_by_id(clash.id);
    if (!field) return std::nullopt;
    plan::Carrier copy = carrier != nullptr ? *carrier : plan::Carrier{};
    if (!plan::write_field(c.session.plan(), copy, *field, text)) return std::nullopt;
    const std::string canonical = plan::read_field(copy, *field);
    if (canonical.empty()) return store::Value();
    if (plan::definition(*field).form == plan::FieldForm::whole_number) return std::int64_t{std::stoll(canonical)};
    if (plan::definition(*field).form == plan::FieldForm::number) return std::stod(canonical);
    return canonical;
}

void show_places(PanelContext& c, const store::Clash& clash) {
    const auto* from = std::get_if<geo::LonLat>(&clash.base);
    const auto start = from != nullptr ? std::optional(*from) : std::nullopt;
    if (const auto* mine = std::get_if<geo::LonLat>(&clash.mine))
        c.notes.past_positions.push_back({start, *mine, c.say("Mine")});
    if (const auto* theirs = std::get_if<geo::LonLat>(&clash.theirs))
        c.notes.past_positions.push_back({start, *theirs, c.say("Theirs")});
}

/// Once: all places that clash, in the part of the map that the window leaves free.
void look_at_places(PanelContext& c, MergeState& state) {
    if (std::exchange(state.looked_at, true)) return;
    geo::ProjectedExtent places;  // device px of the map
    for (const store::Clash& clash : state.preview.clashes)
        for (const store::Value* value : {&clash.base, &clash.mine, &clash.theirs})
            if (const auto* at = std::get_if<geo::LonLat>(value)) {
                const scene::Vec2 p = c.session.on_screen(*at);
                places.include({p.x, p.y});
            }
    if (places.empty()) return;
    const scene::Rect& map = c.layout.map;
    const double taken = std::max(0.0F, c.widgets.px(k_merge_window + 16) - map.x) / map.width;
    if (taken > 0.8) return;  // nothing to see beside it
    const double margin = std::max({places.width(), places.height(), double{c.widgets.px(120)}}) / 3;
    const double left = places.min_x - margin, right = places.max_x + margin;
    const double whole = (right - left) / (1 - taken);
    c.push(session::ZoomToBox{{static_cast<float>(right - whole), static_cast<float>(places.min_y - margin),
                               static_cast<float>(whole), static_cast<float>(places.height() + 2 * margin)}});
}

void draw_answer(PanelContext& c, const std::string& key, const char* word, const std::string& value, bool chosen,
                 std::optional<store::Resolution>& answer, const store::Resolution& mine) {
    const std::string label = fmt::format("{}: {}", word, value);
    if (c.widgets.button(key, label, chosen ? ButtonLook::active : ButtonLook::framed)) answer = mine;
}

void draw_clash(PanelContext& c, MergeState& state, std::size_t i) {
    const store::Clash& clash = state.preview.clashes[i];
    std::optional<store::Resolution>& answer = state.answers[i];
    const std::string key = "merge/" + std::to_string(i);
    ImGui::BeginGroup();
    c.widgets.text(fmt::format("{}: {}", c.name(clash.what),
                               session::column_words(clash.table, clash.column, c.widgets.language())));
    c.widgets.soft_text(fmt::format(fmt::runtime(c.say("It was: {0}")), value_of(c, clash, clash.base)));
    const auto is = [&](store::Choose choose) { return answer && answer->choose == choose; };
    draw_answer(c, key + "/mine", c.say("Mine"), value_of(c, clash, clash.mine), is(store::Choose::mine), answer,
                {store::Choose::mine, {}});
    draw_answer(c, key + "/theirs", c.say("Theirs"), value_of(c, clash, clash.theirs), is(store::Choose::theirs),
                answer, {store::Choose::theirs, {}});
    if (c.widgets.text_field(key + "/other", state.third_values[i], c.say("or a third value"), c.widgets.px(260),
                             false)) {
        const auto value = third_value(c, clash, state.third_values[i]);
        answer = value ? std::optional(store::Resolution{store::Choose::other, *value}) : std::nullopt;
    }
    ImGui::EndGroup();
    show_places(c, clash);
    ImGui::Spacing();
}

void draw_summary(PanelContext& c, const MergeState& state) {
    const store::MergePreview& p = state.preview;
    c.widgets.soft_text(std::filesystem::path(state.file).filename().string());
    c.widgets.tip(state.file);
    c.widgets.text(fmt::format(
        fmt::runtime(c.say("New changes: {0}; here already: {1}; rows that change without a question: {2}")),
        p.new_steps, p.known_steps, p.rows));
    for (const store::CarriedStep& step : state.changes.steps)
        c.widgets.fitted_text(
            fmt::format("{}  {}  {}", base::local_time_cell(step.time), step.author, c.name(step.summary)),
            ImGui::GetContentRegionAvail().x);
    ImGui::Separator();
}

std::optional<std::vector<store::Resolution>> complete(const MergeState& state) {
    std::vector<store::Resolution> out;
    for (const auto& answer : state.answers) {
        if (!answer) return std::nullopt;
        out.push_back(*answer);
    }
    return out;
}

}  // namespace

void draw_merge_window(PanelContext& c) {
    MergeState& state = c.overlays.merge;
    look_at_places(c, state);
    ImGui::BeginChild("###clashes", {0, std::min(c.widgets.px(380), c.input.height * 0.55F)});
    draw_summary(c, state);
    if (!state.preview.clashes.empty())
        c.widgets.wrapped(c.say("Both of you changed these values. Choose one of each:"));
    for (std::size_t i = 0; i < state.preview.clashes.size(); ++i) draw_clash(c, state, i);
    ImGui::EndChild();
    const auto answers = complete(state);
    const bool ready = answers && state.preview.new_steps > 0 && c.can_edit();
    if (state.preview.new_steps == 0) c.widgets.soft_text(c.say("All of these changes are here already."));
    if (!c.can_edit()) c.widgets.soft_text(c.say("Unlock editing first (E)."));
    if (ready && c.widgets.button("merge/take", c.say("Merge them"), ButtonLook::primary)) {
        c.edit(session::MergeChanges{state.changes, *answers});
        close_window(c);
    }
    if (ready) ImGui::SameLine();
    if (c.widgets.button("merge/close", c.say("Cancel"))) close_window(c);
}

}  // namespace ui
