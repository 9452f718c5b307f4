#include "map/tracing.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <imgui.h>
#include <memory>
#include <string>
#include <utility>

#include "frame/layout.h"
#include "session/actions.h"
#include "session/known_text.h"
#include "session/tracing.h"
#include "ui/file_state.h"
#include "ui/overlay_state.h"

namespace ui {
namespace {

constexpr unsigned k_ink = 0xC2185B;                               // what the hand does, as with measuring
constexpr float k_card = 300, k_mark = 5, k_arm = 8, k_room = 60;  // logical

void use(PanelContext& c, session::Tracing tracing) {
    c.push(session::UseTracing{std::make_shared<const session::Tracing>(std::move(tracing))});
}

ImVec2 in_window(const PanelContext& c, scene::Vec2 p) { return {c.layout.map.x + p.x, c.layout.map.y + p.y}; }

void draw_cross(const PanelContext& c, ImVec2 at) {
    const float arm = c.widgets.px(k_arm);
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const auto& [colour, width] : std::array{std::pair{0xFFFFFFU, 4.0F}, std::pair{k_ink, 2.0F}}) {
        list->AddLine({at.x - arm, at.y}, {at.x + arm, at.y}, to_abgr(colour), c.widgets.px(width));
        list->AddLine({at.x, at.y - arm}, {at.x, at.y + arm}, to_abgr(colour), c.widgets.px(width));
    }
}

/// Where a pair was clicked on the map, with a line to where its place of the picture lies now.
void draw_pair(PanelContext& c, const session::PicturePair& pair, std::size_t number) {
    const ImVec2 at = in_window(c, c.session.on_screen(pair.at));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (const auto drawn = c.session.on_screen(pair.on_picture))
        list->AddLine(at, in_window(c, *drawn), to_abgr(k_ink), c.widgets.px(2));
    list->AddCircleFilled(at, c.widgets.px(k_mark), to_abgr(0xFFFFFF));
    list->AddCircle(at, c.widgets.px(k_mark), to_abgr(k_ink), 0, c.widgets.px(2));
    c.widgets.draw_tag(*list, {at.x + c.widgets.px(8), at.y}, std::to_string(number).c_str(),
                       c.widgets.palette().accent);
}

void draw_marks(PanelContext& c, const session::Tracing& tracing) {
    const scene::Rect& map = c.layout.map;
    ImGui::GetWindowDrawList()->PushClipRect({map.x, map.y}, {map.right(), map.bottom()}, true);
    for (std::size_t i = 0; i < tracing.pairs.size(); ++i) draw_pair(c, tracing.pairs[i], i + 1);
    if (const auto& picked = c.overlays.tracing.picked)
        if (const auto at = c.session.on_screen(*picked)) draw_cross(c, in_window(c, *at));
    ImGui::GetWindowDrawList()->PopClipRect();
}

// --- the card

const char* next_step(const PanelContext& c, const session::Tracing& tracing) {
    if (c.overlays.tracing.reads) return c.say("The picture is being read …");
    if (!c.session.placed_picture()) return c.say("The picture cannot be shown; choose another.");
    if (c.overlays.tracing.picked) return c.say("Now click the same place on the map.");
    if (tracing.pairs.size() >= session::k_most_pairs)
        return c.say("That is as many pairs as there can be; remove one to click another.");
    return c.say("Click a place on the picture that the map has too: a station, a crossing.");
}

/// "Pair 1: 12 m off", with a cross that takes it away.
void draw_pair_row(PanelContext& c, const session::Tracing& tracing, std::size_t i, double residual_m) {
    const std::string key = "tracing/pair/" + std::to_string(i + 1);
    ImGui::AlignTextToFramePadding();
    c.widgets.text(fmt::format(fmt::runtime(c.say("Pair {0}: {1} off")), i + 1,
                               session::distance_text(residual_m, c.widgets.language())));
    c.widgets.record(key);
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::GetFrameHeight());
    if (!c.widgets.icon_button(key + "/remove", Icon::close, c.say("Remove the pair"))) return;
    session::Tracing next = tracing;
    next.pairs.erase(next.pairs.begin() + static_cast<std::ptrdiff_t>(i));
    use(c, std::move(next));
}

void draw_fit(PanelContext& c, const session::Tracing& tracing) {
    const auto placed = c.session.placed_picture();
    if (!placed) return;
    for (std::size_t i = 0; i < placed->residuals_m.size(); ++i) draw_pair_row(c, tracing, i, placed->residuals_m[i]);
    if (!placed->fits)
        return c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " +
                                 c.say("The pairs coincide or lie on one line, so they cannot turn the picture; click "
                                       "one farther off."));
    if (tracing.pairs.size() < 2)
        return c.widgets.soft_wrapped(c.say("Two pairs turn and scale it, three stretch and shear it as well."));
    const char* words = tracing.pairs.size() == 2 ? c.say("Turned and scaled; overall {0} off")
                                                  : c.say("Affine, least squares; overall {0} off");
    c.widgets.wrapped(
        fmt::format(fmt::runtime(words), session::distance_text(placed->overall_m, c.widgets.language())));
    c.widgets.record("tracing/overall");
}

void draw_opacity(PanelContext& c, const session::Tracing& tracing) {
    c.widgets.soft_text(c.say("Opacity"));
    session::Tracing next = tracing;
    if (const auto value = c.widgets.slider("tracing/opacity", tracing.opacity, c.widgets.px(k_card) * 0.6F)) {
        next.opacity = *value;
        use(c, next);
    }
    if (c.widgets.button("tracing/show", tracing.shown ? c.say("Hide it  [U]") : c.say("Show it  [U]"))) {
        next.shown = !tracing.shown;
        use(c, next);
    }
    ImGui::SameLine(0, c.widgets.px(4));
    if (!c.widgets.button("tracing/remove", c.say("Remove it"))) return;
    c.overlays.tracing = {};
    c.push(session::UseTracing{});
}

void draw_content(PanelContext& c) {
    c.widgets.heading(c.say("Scanned plan to trace"));
    if (const auto& tracing = c.session.tracing()) {
        c.widgets.soft_wrapped(std::filesystem::path(tracing->file).filename().string());
        c.widgets.wrapped(next_step(c, *tracing));
        c.widgets.record("tracing/step");
        draw_fit(c, *tracing);
        draw_opacity(c, *tracing);
    } else {
        c.widgets.soft_wrapped(
            c.say("A PNG, a JPEG or the first page of a PDF, laid under the lines and names of the "
                  "map. It is kept in no project and goes into no export."));
    }
    if (c.widgets.button("tracing/choose", c.say("Choose a picture …"))) open_file_window(c, FilePurpose::read_picture);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("tracing/close", c.say("Close  [Esc]"))) c.push(session::UseTool{session::Tool::select});
}

void draw_card(PanelContext& c) {
    const scene::Rect& map = c.layout.map;
    ImGui::SetNextWindowPos({map.right() - c.widgets.px(k_room), map.y + c.widgets.px(12)}, ImGuiCond_Always, {1, 0});
    ImGui::SetNextWindowSize({c.widgets.px(k_card), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, c.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(c.widgets.palette().field));
    ImGui::Begin("###tracing_card", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    draw_content(c);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace

bool is_tracing(const PanelContext& c) { return c.session.tool() == session::Tool::trace; }

void trace_by_pointer(PanelContext& c, scene::Vec2 at) {
    auto& picked = c.overlays.tracing.picked;
    if (!c.session.tracing() || !c.session.placed_picture()) return;
    session::Tracing next = *c.session.tracing();
    if (!picked) {
        if (next.pairs.size() < session::k_most_pairs) picked = c.session.picture_point_at(at);
        return;
    }
    next.pairs.push_back({*picked, c.session.position_at(at)});
    picked.reset();
    use(c, std::move(next));
}

void draw_tracing(PanelContext& c) {
    if (!is_tracing(c)) {
        c.overlays.tracing.picked.reset();
        return;
    }
    if (c.session.tracing()) draw_marks(c, *c.session.tracing());
    draw_card(c);
}

}  // namespace ui
