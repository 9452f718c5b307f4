// What was said to the user: toasts for a while, and the log with all of it.
#include <algorithm>
#include <imgui.h>

#include "frame_parts.h"

namespace ui {
namespace {

constexpr std::size_t k_most_toasts = 3;
constexpr double k_spent_click_s = 0.5;  // a click on a toast that has just gone was meant for it

Icon icon_of(Severity severity) {
    return severity == Severity::error ? Icon::error : severity == Severity::warning ? Icon::warning : Icon::info;
}

unsigned colour_of(const FrameParts& parts, Severity severity) {
    const Palette& p = parts.widgets.palette();
    return severity == Severity::error ? p.bad : severity == Severity::warning ? p.warning : p.accent;
}

void draw_icon(FrameParts& parts, Severity severity) {
    ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(colour_of(parts, severity)));
    parts.widgets.text(glyph(icon_of(severity)));
    ImGui::PopStyleColor();
}

void open_log(FrameParts& parts) { parts.overlays.open = Overlay::log; }

/// One toast with its lower left corner at a place; gives its height.
float draw_toast(FrameParts& parts, const Notice& notice, float left, float bottom, float width) {
    ImGui::SetNextWindowPos({left, bottom}, ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, parts.input.height});
    ImGui::Begin(("###toast" + std::to_string(notice.id)).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    draw_icon(parts, notice.severity);
    ImGui::SameLine(0, parts.widgets.px(8));
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, parts.widgets.px(2)});
    for (const std::string& line : parts.widgets.lines_of(notice.text, width - parts.widgets.px(72)))
        parts.widgets.text(line);
    ImGui::PopStyleVar();
    const std::string key = "notice/" + std::to_string(notice.id);
    if (!notice.action.empty() && parts.widgets.button(key + "/action", notice.action)) {
        if (notice.does == NoticeAction::open_log) open_log(parts);
        if (notice.does == NoticeAction::save_copy) open_file_window(parts, FilePurpose::save_copy);
        if (notice.does == NoticeAction::undo) parts.result.edits.emplace_back(session::Undo{});
        parts.ask(DismissNotice{notice.id});
    }
    ImGui::EndGroup();
    ImGui::SameLine(width - parts.widgets.px(32));
    if (parts.widgets.small_icon(key + "/close", Icon::close, parts.say("Dismiss")))
        parts.ask(DismissNotice{notice.id});
    const float height = ImGui::GetWindowHeight();
    ImGui::End();
    return height;
}

}  // namespace

void draw_toasts(FrameParts& parts, const scene::Rect& place) {
    std::vector<const Notice*> fresh;
    for (const Notice& notice : parts.input.notices)
        if (notice.until_s > parts.input.now_s) fresh.push_back(&notice);
    if (fresh.size() > k_most_toasts) fresh.erase(fresh.begin(), fresh.end() - k_most_toasts);
    parts.widgets.in_region(Region::cards);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, parts.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(parts.widgets.palette().field));
    float bottom = place.bottom();
    for (auto notice = fresh.rbegin(); notice != fresh.rend(); ++notice)
        bottom -= draw_toast(parts, **notice, place.x, bottom, place.width) + parts.widgets.px(8);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    ToastState& state = parts.overlays.toasts;
    if (fresh.size() < state.count) {
        state.gone = state.box;
        state.gone_until_s = parts.input.now_s + k_spent_click_s;
    }
    state.count = fresh.size();
    state.height = place.bottom() - bottom;
    state.box = {place.x, bottom, place.width, state.height};
}

void draw_log(FrameParts& parts) {
    const bool kept = overlay_window(parts, "log", 640, [&] {
        parts.widgets.title(parts.say("Messages"));
        ImGui::BeginChild("###lines", {0, std::min(parts.widgets.px(320), parts.input.height * 0.55F)});
        if (parts.input.notices.empty()) parts.widgets.soft_text(parts.say("Nothing has happened yet."));
        for (auto notice = parts.input.notices.rbegin(); notice != parts.input.notices.rend(); ++notice) {
            parts.widgets.soft_text(notice->time);
            ImGui::SameLine(0, parts.widgets.px(10));
            draw_icon(parts, notice->severity);
            ImGui::SameLine(0, parts.widgets.px(6));
            parts.widgets.wrapped(notice->text);
        }
        ImGui::EndChild();
        if (parts.widgets.button("log/copy", std::string(glyph(Icon::copy)) + " " + parts.say("Copy"))) {
            std::string all;
            for (const Notice& notice : parts.input.notices) all += notice.time + "\t" + notice.text + "\n";
            parts.ask(CopyText{all, parts.say("The messages were copied")});
        }
        ImGui::SameLine();
        if (parts.widgets.button("log/close", parts.say("Close"), ButtonLook::primary))
            parts.overlays.open = Overlay::none;
    });
    if (!kept) parts.overlays.open = Overlay::none;
}

}  // namespace ui
