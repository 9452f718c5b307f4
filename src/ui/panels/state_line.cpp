#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "base/digits.h"
#include "frame/commands.h"
#include "frame/editing.h"
#include "panels/panels.h"
#include "session/coordinates.h"
#include "ui/job.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

/// A denominator with three significant digits and separators: 1:125,000.
std::string scale_text(double denominator) {
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(denominator)) - 2));
    return "1:" + base::grouped_digits(fmt::format("{:.0f}", std::round(denominator / unit) * unit));
}

void draw_system_menu(PanelContext& c) {
    if (!ImGui::BeginPopup("###systems")) return;
    c.widgets.close_on_escape();
    c.widgets.small_text(c.say("Coordinates under the pointer"));
    ImGui::Dummy({c.widgets.px(300), 0});  // rows are as wide as the popup
    for (const session::CoordinateSystem system : session::k_coordinate_systems) {
        const std::string key = "coordinates/" + std::string(session::to_key(system));
        if (c.widgets.row(key, session::label(system, c.widgets.language()), system == c.panels.coordinate_system))
            c.panels.coordinate_system = system;
    }
    ImGui::EndPopup();
}

/// A text that can be clicked.
bool link(PanelContext& c, const char* key, const std::string& text, const std::string& tooltip) {
    const float width = c.widgets.text_width(text);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::InvisibleButton(key, {std::max(width, 1.0F), ImGui::GetTextLineHeight()});
    c.widgets.record(key);
    c.widgets.stop(key);
    const bool hovered = ImGui::IsItemHovered();
    c.widgets.draw_text(corner.x, corner.y, text, hovered ? c.widgets.palette().accent : c.widgets.palette().soft);
    c.widgets.tip(tooltip);
    return pressed;
}

void draw_pointer(PanelContext& c, float width) {
    const auto position = c.session.pointer();
    const std::string words = position ? c.coordinates.text(c.panels.coordinate_system, *position, c.widgets.language())
                                       : session::label(c.panels.coordinate_system, c.widgets.language());
    const std::string text = c.widgets.fitted(std::string(glyph(Icon::pin)) + " " + words, width);
    if (link(c, "coordinates", text, c.say("Coordinates under the pointer: click to choose the system")))
        ImGui::OpenPopup("###systems");
    draw_system_menu(c);
}

/// What is being worked on: the job that began first, how far it is, how many others there are, and a way to end it.
void draw_work(PanelContext& c, float gap) {
    if (c.jobs().empty()) return;
    const Job& job = c.jobs().front();
    const std::string share = job.share_done < 0 ? "…" : fmt::format(" {:.0f}%", job.share_done * 100);
    const std::string others = c.jobs().size() > 1 ? fmt::format(" (+{})", c.jobs().size() - 1) : "";
    ImGui::SameLine(0, gap);
    c.widgets.soft_text(job.title + share + others);
    if (!job.can_cancel) return;
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.small_icon("job/cancel", Icon::close, c.say("Cancel"), true)) cancel_job(c, job.id);
}

/// How many questions merges left open; empty for none.
std::string open_questions(const PanelContext& c) {
    const auto n = c.session.open_questions();
    if (n == 0) return {};
    return std::string(glyph(Icon::help)) + " " +
           fmt::format(
               fmt::runtime(c.widgets.say_count(static_cast<long>(n), "{0} open question", "{0} open questions")), n);
}

void draw_open_questions(PanelContext& c, const std::string& words, float gap) {
    if (words.empty()) return;
    ImGui::SameLine(0, gap);
    if (link(c, "questions", words, c.say("Values that you and a colleague changed: click to answer")))
        run_command("questions", c);
}

/// What is known of the project's file.
struct FileState {
    Icon icon = Icon::check;
    std::string words, why;
};

FileState file_state(const PanelContext& c) {
    if (std::string away = away_text(c); !away.empty()) return {Icon::warning, c.say("the file is gone"), away};
    if (std::string why = read_only_text(c); !why.empty()) return {Icon::lock, c.say("read only: ") + why, why};
    return {Icon::check, c.say("saved"), {}};
}

}  // namespace

void draw_state_line(PanelContext& c) {
    // before the first picture nothing has been fitted to the window yet
    const std::string scale = c.session.scene() ? scale_text(c.session.scale_denominator()) : " ";
    const FileState file = file_state(c);
    const std::string& why = file.why;
    const std::string state = std::string(glyph(file.icon)) + " " + c.session.project_name() + "  " + file.words;
    const float gap = c.widgets.px(20);
    const float scale_width = c.widgets.text_width(scale);
    const float room = ImGui::GetContentRegionAvail().x - scale_width - gap;
    const std::string shown_state = c.widgets.fitted(state, room * 0.45F);
    const float state_width = c.widgets.text_width(shown_state);
    const float start = ImGui::GetCursorPosX();
    const std::string open = open_questions(c);
    const float open_width = open.empty() ? 0 : c.widgets.text_width(open) + gap;
    draw_pointer(c, room - state_width - gap - open_width);
    draw_open_questions(c, open, gap);
    draw_work(c, gap);
    ImGui::SameLine(start + room - state_width);
    if (link(c, "project", shown_state,
             why.empty() ? c.say("Everything is in this file, each change at once: there is nothing to save.") : why))
        toggle_menu(c);
    ImGui::SameLine(start + room + gap);
    if (link(c, "scale", scale, c.say("Scale on a screen of 96 dpi: click to type one"))) run_command("scale", c);
}

}  // namespace ui
