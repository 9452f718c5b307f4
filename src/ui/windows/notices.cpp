// What was said to the user: toasts for a while, and the log with all of it.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/outbox.h"
#include "scene/scene.h"
#include "session/edit_actions.h"
#include "ui/file_state.h"
#include "ui/frame_input.h"
#include "ui/kit/stops.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/toast_place.h"
#include "windows/window_rows.h"
#include "windows/windows.h"

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

constexpr float k_line_gap = 2, k_toast_gap = 8, k_beside_text = 72;  // logical px

std::vector<std::string> lines_of(FrameParts& parts, const Notice& notice, float width) {
    return parts.widgets.lines_of(notice.text, width - parts.widgets.px(k_beside_text));
}

float height_of(FrameParts& parts, const Notice& notice, float width) {
    const auto lines = static_cast<float>(lines_of(parts, notice, width).size());
    const float gap = parts.widgets.px(k_line_gap), action = notice.action.empty() ? 0 : ImGui::GetFrameHeight() + gap;
    return lines * (ImGui::GetTextLineHeight() + gap) - gap + action + 2 * ImGui::GetStyle().WindowPadding.y;
}

float height_of_more() { return ImGui::GetFrameHeight() + 2 * ImGui::GetStyle().WindowPadding.y; }

/// Newest first.
struct Stack {
    std::vector<const Notice*> shown;
    int more = 0;      ///< that are fresh too
    float height = 0;  ///< with what lies between them
};

Stack stack_of(FrameParts& parts, float width, float room) {
    Stack stack;
    for (auto notice = parts.input.notices.rbegin(); notice != parts.input.notices.rend(); ++notice)
        if (notice->until_s > parts.input.now_s) stack.shown.push_back(&*notice);
    const float gap = parts.widgets.px(k_toast_gap);
    std::vector<float> heights;  // of so many toasts
    for (const Notice* notice : stack.shown)
        heights.push_back((heights.empty() ? 0 : heights.back()) + height_of(parts, *notice, width) + gap);
    for (std::size_t n = std::min(stack.shown.size(), k_most_toasts); n > 0; --n) {
        stack.more = static_cast<int>(heights.size() - n);
        stack.height = heights[n - 1] + (stack.more > 0 ? height_of_more() + gap : 0);
        stack.shown.resize(n);
        if (stack.height <= room + 1) break;
    }
    return stack;
}

/// Of a height that is known: one that ImGui finds out is that of the frame before, whose lines were broken otherwise.
void begin_toast(const std::string& name, const scene::Rect& box) {
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({box.width, box.height});
    ImGui::Begin(name.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
}

void draw_more(FrameParts& parts, int more, float left, float bottom, float width) {
    begin_toast("###toast_more", {left, bottom - height_of_more(), width, height_of_more()});
    const std::string words =
        fmt::format(fmt::runtime(parts.widgets.say_count(more, "{0} more message", "{0} more messages")), more);
    if (parts.widgets.button("notice/more", words)) open_log(parts);
    ImGui::End();
}

/// One toast with its lower left corner at a place; gives its height.
float draw_toast(FrameParts& parts, const Notice& notice, float left, float bottom, float width) {
    const float height = std::min(height_of(parts, notice, width), parts.input.height);
    begin_toast("###toast" + std::to_string(notice.id), {left, bottom - height, width, height});
    draw_icon(parts, notice.severity);
    ImGui::SameLine(0, parts.widgets.px(8));
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, parts.widgets.px(k_line_gap)});
    for (const std::string& line : lines_of(parts, notice, width)) parts.widgets.text(line);
    ImGui::PopStyleVar();
    const std::string key = "notice/" + std::to_string(notice.id);
    if (!notice.action.empty() && parts.widgets.button(key + "/action", notice.action)) {
        if (notice.does == NoticeAction::open_log) open_log(parts);
        if (notice.does == NoticeAction::save_copy) open_file_window(parts, FilePurpose::save_copy);
        if (notice.does == NoticeAction::undo) parts.out.edit(session::Undo{});
        if (notice.does == NoticeAction::open_file) parts.ask(OpenFile{notice.file});
        parts.ask(DismissNotice{notice.id});
    }
    if (notice.does == NoticeAction::open_file) {
        ImGui::SameLine(0, parts.widgets.px(6));
        if (parts.widgets.button(key + "/folder", parts.say("Open its folder")))
            parts.ask(OpenFile{notice.file.parent_path()});
    }
    ImGui::EndGroup();
    ImGui::SameLine(width - parts.widgets.px(32));
    if (parts.widgets.small_icon(key + "/close", Icon::close, parts.say("Dismiss")))
        parts.ask(DismissNotice{notice.id});
    ImGui::End();
    return height;
}

}  // namespace

float height_of_toasts(FrameParts& parts, float width, float room) { return stack_of(parts, width, room).height; }

void draw_toasts(FrameParts& parts, const scene::Rect& place) {
    const Stack stack = stack_of(parts, place.width, place.height);
    parts.widgets.in_region(Region::cards);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, parts.widgets.px(6));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, to_abgr(parts.widgets.palette().field));
    float bottom = place.bottom();
    for (const Notice* notice : stack.shown)
        bottom -= draw_toast(parts, *notice, place.x, bottom, place.width) + parts.widgets.px(k_toast_gap);
    if (stack.more > 0) {
        draw_more(parts, stack.more, place.x, bottom, place.width);
        bottom -= height_of_more() + parts.widgets.px(k_toast_gap);
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    ToastState& state = parts.overlays.toasts;
    const std::size_t count = stack.shown.size() + static_cast<std::size_t>(stack.more);
    if (count < state.count) {
        state.gone = state.box;
        state.gone_until_s = parts.input.now_s + k_spent_click_s;
    }
    state.count = count;
    state.height = place.bottom() - bottom;
    state.box = {place.x, bottom, place.width, state.height};
}

void draw_log_window(FrameParts& parts) {
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
    if (parts.widgets.button("log/close", parts.say("Close"), ButtonLook::primary)) close_window(parts);
}

}  // namespace ui
