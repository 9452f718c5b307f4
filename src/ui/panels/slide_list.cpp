// The slides of a story, a small picture each: a click looks at the view, dragging changes the order.
#include <algorithm>
#include <fmt/ranges.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <string>
#include <utility>
#include <vector>

#include "frame/editing.h"
#include "frame/stories.h"
#include "panels/panels.h"
#include "ui/frame_input.h"
#include "ui/story_state.h"

namespace ui {
namespace {

constexpr float k_inset = 4;             // logical px
constexpr float k_drag_px = 6;           // a twitch moves nothing
constexpr std::size_t k_most_lines = 2;  // of a title

using Slides = std::vector<plan::Slide>;

/// Where a slide is drawn, device px of the window.
struct Row {
    const plan::Slide& slide;
    std::string key;  ///< of the probe
    scene::Rect box;
    bool selected = false;
};

bool was_dragged(const PanelContext& c) {
    const float least = c.widgets.px(k_drag_px);
    return ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] > least * least;
}

std::string gone_words(const PanelContext& c, const plan::Slide& slide) {
    const std::vector<std::string> missing = c.session.missing_from(*slide.view);
    if (missing.empty()) return {};
    return fmt::format(fmt::runtime(c.say("It speaks of what is gone: {0}")), fmt::join(missing, c.say(", ")));
}

// --- how a slide looks

/// Null: it is not drawn yet.
void* picture_of(const PanelContext& c, std::int64_t view) {
    if (c.input.slide_pictures == nullptr) return nullptr;
    const auto at = c.input.slide_pictures->find(view);
    return at == c.input.slide_pictures->end() ? nullptr : at->second;
}

void draw_picture(PanelContext& c, const Row& row, const ImVec2& corner) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 end{corner.x + c.widgets.px(k_slide_width), corner.y + c.widgets.px(k_slide_height)};
    const Palette& palette = c.widgets.palette();
    const float alpha = row.slide.part->hidden ? 0.35F : 1;
    if (void* picture = picture_of(c, row.slide.view->id))
        list->AddImage(picture, corner, end, {0, 1}, {1, 0}, to_abgr(0xFFFFFF, alpha));
    else
        list->AddRectFilled(corner, end, to_abgr(palette.slide_back, alpha));
    const bool opened = row.slide.view->id == c.session.opened_view();
    list->AddRect(corner, end, to_abgr(opened ? palette.accent : palette.line), 0, 0, c.widgets.px(opened ? 2 : 1));
}

/// Its title in at most two lines, the number before it.
void draw_title(PanelContext& c, const Row& row, ImVec2 at, float width) {
    const plan::Slide& slide = row.slide;
    const std::string number = slide.part->hidden ? std::string(glyph(Icon::eye_off)) : std::to_string(slide.number);
    std::vector<std::string> lines = c.widgets.lines_of(number + "  " + c.name(slide.view->title), width);
    if (lines.size() > k_most_lines) {
        lines.resize(k_most_lines);
        lines.back() = c.widgets.fitted(lines.back() + " …", width);
    }
    const Palette& palette = c.widgets.palette();
    for (const std::string& line : lines) {
        c.widgets.draw_text(at.x, at.y, line, slide.part->hidden ? palette.soft : palette.text);
        at.y += ImGui::GetTextLineHeight();
    }
}

void draw_gone(PanelContext& c, const std::string& words, const ImVec2& at, float width) {
    const std::string mark = std::string(glyph(Icon::warning)) + " ";
    c.widgets.draw_text(at.x, at.y, mark, c.widgets.palette().warning);
    const float inset = c.widgets.text_width(mark);
    c.widgets.draw_small_text(at.x + inset, at.y + c.widgets.px(2), c.widgets.fitted(words, width - inset),
                              c.widgets.palette().soft);
}

void draw_ground(PanelContext& c, const Row& row) {
    const bool hovered = ImGui::IsItemHovered();
    if (!row.selected && !hovered) return;
    const unsigned colour =
        row.selected ? to_abgr(c.widgets.palette().accent, 0.16F) : to_abgr(c.widgets.palette().field_hover, 0.6F);
    ImGui::GetWindowDrawList()->AddRectFilled({row.box.x, row.box.y}, {row.box.right(), row.box.bottom()}, colour,
                                              c.widgets.px(3));
}

// --- what is done with it

/// The field in place of the title. Leaving it saves; Escape brings the title back.
void draw_rename(PanelContext& c, const Row& row, const ImVec2& at, float width) {
    StoryState& state = c.story;
    ImGui::SetCursorScreenPos(at);
    const bool focus = std::exchange(state.takes_focus, false);
    (void)c.widgets.text_field("story/rename", state.new_title, c.name(row.slide.view->title), width, focus);
    if (ImGui::IsItemActivated()) state.reveals = true;  // the focus scrolls to the field alone, not to its slide
    if (!ImGui::IsItemDeactivated()) return;
    state.renamed = 0;
    change_title(c, *row.slide.view, state.new_title);
}

void use(PanelContext& c, const Row& row, bool pressed) {
    StoryState& state = c.story;
    if (ImGui::IsItemActivated()) state.has_keys = true;
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left) && was_dragged(c) && is_editable(c))
        state.carried = row.slide.part->id;
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) rename_slide(c, row.slide);
    const bool let_go = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && was_dragged(c);
    if (pressed && !let_go) open_slide(c, row.slide);
}

void draw_slide(PanelContext& c, const Row& row) {
    ImGui::PushID(reinterpret_cast<const void*>(static_cast<std::intptr_t>(row.slide.part->id)));
    const bool pressed = ImGui::InvisibleButton("###slide", {row.box.width, row.box.height});
    ImGui::SetItemAllowOverlap();
    c.widgets.record(row.key, row.selected);
    c.widgets.stop(row.key, StopKind::button, c.name(row.slide.view->title), row.selected);
    if (row.selected && std::exchange(c.story.reveals, false)) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
    use(c, row, pressed);
    const std::string gone = gone_words(c, row.slide);
    const std::string title = c.name(row.slide.view->title);
    c.widgets.tip(gone.empty() ? title : title + "\n" + gone);
    draw_ground(c, row);
    const float inset = c.widgets.px(k_inset);
    draw_picture(c, row, {row.box.x + inset, row.box.y + inset});
    const ImVec2 words{row.box.x + c.widgets.px(k_slide_width) + 3 * inset, row.box.y + inset};
    const float width = row.box.right() - inset - words.x;
    const ImVec2 below = ImGui::GetCursorPos();
    if (c.story.renamed == row.slide.part->id)
        draw_rename(c, row, words, width);
    else
        draw_title(c, row, words, width);
    if (!gone.empty()) {
        draw_gone(c, gone, {words.x, row.box.bottom() - inset - ImGui::GetTextLineHeight()}, width);
        c.widgets.record_box(row.key + "/gone", row.box);
    }
    ImGui::SetCursorPos(below);
    ImGui::PopID();
}

// --- dragging

/// The list goes on under a slide that is held at its edge.
void scroll_at_edge(const PanelContext& c, float y) {
    const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
    const float edge = c.widgets.px(20), step = c.widgets.px(6);
    if (y < top + edge) ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() - step));
    if (y > bottom - edge) ImGui::SetScrollY(std::min(ImGui::GetScrollMaxY(), ImGui::GetScrollY() + step));
}

/// A line where the slide that is dragged would stand, and its move when it is let go.
void carry(PanelContext& c, const Slides& slides, const std::vector<scene::Rect>& boxes) {
    StoryState& state = c.story;
    if (state.carried == 0) return;
    const float y = ImGui::GetIO().MousePos.y;
    const auto below = std::ranges::find_if(boxes, [&](const scene::Rect& box) { return y < box.y + box.height / 2; });
    const auto at = static_cast<std::size_t>(below - boxes.begin());
    const scene::Rect& near = at < boxes.size() ? boxes[at] : boxes.back();
    const float line = at < boxes.size() ? near.y : near.bottom();
    ImGui::GetWindowDrawList()->AddLine({near.x, line}, {near.right(), line}, to_abgr(c.widgets.palette().accent),
                                        c.widgets.px(3));
    scroll_at_edge(c, y);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    move_slide(c, std::exchange(state.carried, 0), at < slides.size() ? slides[at].part->id : 0);
}

}  // namespace

float slide_row_height(const PanelContext& c) { return c.widgets.px(k_slide_height + 2 * k_inset); }

void draw_slide_list(PanelContext& c, const Slides& slides, float height) {
    const auto selected = selected_slide(c);
    ImGui::BeginChild("###slides", {0, height});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, 0});
    std::vector<scene::Rect> boxes;
    for (const plan::Slide& slide : slides) {
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        boxes.push_back({corner.x, corner.y, ImGui::GetContentRegionAvail().x, slide_row_height(c)});
        draw_slide(c, {slide, "story/slide/" + std::to_string(boxes.size()), boxes.back(),
                       selected && selected->part == slide.part});
    }
    carry(c, slides, boxes);
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace ui
