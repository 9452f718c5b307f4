#include "ui/presenter_notes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>
#include <string_view>
#include <utility>

#include "carto/options.h"
#include "kit/theme.h"
#include "kit/widgets.h"
#include "plan/plan.h"
#include "plan/stories.h"
#include "session/map_session.h"
#include "session/stopwatch.h"
#include "shell/presenting_keys.h"
#include "ui/kit/font_atlas.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/probe.h"
#include "ui/presenting_state.h"

namespace ui {
namespace {

using base::mark;
using session::PresentStep;
using session::StoryPage;

constexpr float k_margin = 14, k_gap = 12;  // logical px
constexpr float k_picture_column = 0.42F;   // of the width
constexpr float k_next_share = 0.68F;       // of the width of this slide's picture
constexpr float k_largest_picture = 720;    // wide
constexpr float k_shape = k_notes_picture_height / k_notes_picture_width;

constexpr ImGuiWindowFlags k_fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
                                     ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav;

/// All that the parts of the window are drawn from.
struct Notes {
    const session::MapSession& session;
    const PresentingState& state;
    Widgets widgets;
    FontAtlas& fonts;
    const PresenterInput& input;
    std::vector<PresentStep> asked;

    [[nodiscard]] const session::Presentation& story() const { return *state.story; }
    [[nodiscard]] const char* say(const char* english) const { return widgets.say(english); }
    [[nodiscard]] std::string name(const plan::Name& words) const { return carto::in(words, widgets.language()); }
};

/// Null: the page shows words alone, or its view is gone.
const plan::SavedView* view_of(const Notes& n, const StoryPage& page) {
    return page.kind == session::PageKind::slide ? plan::find_view(n.session.plan(), page.view) : nullptr;
}

/// Null: this one is the last.
const StoryPage* next_page(const session::Presentation& story) {
    return story.page + 1 < story.pages.size() ? &story.pages[story.page + 1] : nullptr;
}

std::string title_of(const Notes& n, const StoryPage& page) {
    if (const plan::SavedView* view = view_of(n, page)) return n.name(view->title);
    return page.kind == session::PageKind::opening ? n.say("Opening page") : n.say("Closing page");
}

std::string number_text(const Notes& n) {
    const auto& pages = n.story().pages;
    const StoryPage& page = pages[n.story().page];
    const auto slides = std::ranges::count(pages, session::PageKind::slide, &StoryPage::kind);
    if (page.kind != session::PageKind::slide) return title_of(n, page);
    return fmt::format(fmt::runtime(n.say("Slide {0} of {1}")), page.number, slides);
}

struct Button {
    PresentStep step{};
    const char* key = "";
    const char* label = "";  ///< English id, as the next
    const char* words = "";  ///< that explain it
};

constexpr std::array k_ways{Button{PresentStep::back, "notes/back", mark("Previous"), mark("Previous slide")},
                            Button{PresentStep::next, "notes/next", mark("Next"), mark("Next slide")},
                            Button{PresentStep::black, "notes/black", mark("Black"), mark("Black screen, and back")},
                            Button{PresentStep::leave, "notes/end", mark("End"), mark("End, back to where you were")}};

void button(Notes& n, const Button& button, bool on = false) {
    if (n.widgets.button(button.key, n.say(button.label), on ? ButtonLook::active : ButtonLook::framed))
        n.asked.push_back(button.step);
    n.widgets.tip(std::string(n.say(button.words)) + "   " + keys_of(button.step, n.widgets));
}

float width_of(Notes& n, const char* label) { return n.widgets.button_width(n.say(label)); }

void large_text(Notes& n, std::string_view text) {
    ImGui::PushFont(n.fonts.title());
    n.widgets.text(text);
    ImGui::PopFont();
}

float large_width(Notes& n, std::string_view text) {
    ImGui::PushFont(n.fonts.title());
    const float width = n.widgets.text_width(text);
    ImGui::PopFont();
    return width;
}

/// On the right: the time of day, before it how long the presentation has lasted and what stops that.
void draw_times(Notes& n, float y) {
    const bool stopped = n.state.time.stopped_at.has_value();
    const Button stop{PresentStep::stop_time, "notes/stop", stopped ? mark("Go on") : mark("Stop"),
                      mark("Stop the time, or let it go on")};
    const Button zero{PresentStep::reset_time, "notes/zero", mark("To zero"), mark("Set the time to zero")};
    const std::string lasted = session::time_text(session::shown_s(n.state.time, n.input.now_s));
    const float gap = n.widgets.px(k_gap);
    const float clock = ImGui::GetWindowWidth() - n.widgets.px(k_margin) - large_width(n, "00:00");
    const float lasted_end = clock - 2 * gap, lasted_from = lasted_end - large_width(n, "0:00:00");
    ImGui::SetCursorPos({clock, y});
    large_text(n, n.input.time_of_day);
    n.widgets.record("notes/clock");
    n.widgets.tip(n.say("Time of day"));
    ImGui::SetCursorPos({lasted_end - large_width(n, lasted), y});
    large_text(n, lasted);
    n.widgets.record("notes/lasted");
    n.widgets.tip(n.say("Time since the presentation began"));
    ImGui::SetCursorPos({lasted_from - width_of(n, stop.label) - width_of(n, zero.label) - 2 * gap, y});
    button(n, stop, stopped);
    ImGui::SameLine(0, gap / 2);
    button(n, zero);
}

void draw_head(Notes& n) {
    const float y = ImGui::GetCursorPosY();
    large_text(n, number_text(n));
    draw_times(n, y);
}

void draw_foot(Notes& n) {
    const float gap = n.widgets.px(k_gap) / 2;
    for (const Button& each : k_ways) {
        const bool black = each.step == PresentStep::black && n.story().blank == session::Blank::black;
        button(n, each, black);
        ImGui::SameLine(0, gap);
    }
    const Button smaller{PresentStep::smaller_notes, "notes/smaller", mark("A−"), mark("Smaller notes")};
    const Button larger{PresentStep::larger_notes, "notes/larger", mark("A+"), mark("Larger notes")};
    const float width = width_of(n, smaller.label) + width_of(n, larger.label) + gap;
    ImGui::SetCursorPosX(ImGui::GetWindowWidth() - n.widgets.px(k_margin) - width);
    button(n, smaller);
    ImGui::SameLine(0, gap);
    button(n, larger);
}

void* picture_of(const Notes& n, const StoryPage& page) {
    if (n.input.pictures == nullptr || page.kind != session::PageKind::slide) return nullptr;
    const auto at = n.input.pictures->find(page.view);
    return at == n.input.pictures->end() ? nullptr : at->second;
}

/// In the middle of a box.
void draw_words_in(Notes& n, const scene::Rect& box, std::string_view words, unsigned colour) {
    const std::string shown = n.widgets.fitted(words, box.width - n.widgets.px(k_gap));
    n.widgets.draw_text(box.x + (box.width - n.widgets.text_width(shown)) / 2,
                        box.y + (box.height - ImGui::GetTextLineHeight()) / 2, shown, colour);
}

/// Over the picture of this slide: the audience sees that instead.
void draw_blank_over(Notes& n, const scene::Rect& box) {
    const session::Blank blank = n.story().blank;
    if (blank == session::Blank::none) return;
    const bool black = blank == session::Blank::black;
    ImGui::GetWindowDrawList()->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()},
                                              to_abgr(black ? 0x000000U : 0xFFFFFFU));
    draw_words_in(n, box, black ? n.say("The audience sees black") : n.say("The audience sees white"),
                  black ? 0xFFFFFFU : 0x000000U);
}

/// Null: the end of the story.
scene::Rect draw_picture(Notes& n, const char* key, const StoryPage* page, float width) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const scene::Rect box{corner.x, corner.y, width, width * k_shape};
    const ImVec2 end{box.right(), box.bottom()};
    ImDrawList* list = ImGui::GetWindowDrawList();
    void* picture = page == nullptr ? nullptr : picture_of(n, *page);
    if (picture != nullptr)
        list->AddImage(picture, corner, end, {0, 1}, {1, 0});
    else
        list->AddRectFilled(corner, end, to_abgr(n.widgets.palette().field));
    if (page == nullptr || page->kind != session::PageKind::slide)
        draw_words_in(n, box, page == nullptr ? n.say("End of the story") : title_of(n, *page),
                      n.widgets.palette().soft);
    list->AddRect(corner, end, to_abgr(n.widgets.palette().line));
    ImGui::Dummy({box.width, box.height});
    n.widgets.record(key, picture != nullptr);
    return box;
}

/// As wide as the column and the height of both pictures with their words allow.
float picture_width(Notes& n, const ImVec2& room) {
    const float words = 2 * (ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().ItemSpacing.y) + n.widgets.px(k_gap);
    const float by_height = (room.y - words) / (k_shape * (1 + k_next_share));
    return std::max(n.widgets.px(60), std::min({room.x, by_height, n.widgets.px(k_largest_picture)}));
}

void draw_pictures(Notes& n) {
    const float width = picture_width(n, ImGui::GetContentRegionAvail());
    const StoryPage* next = next_page(n.story());
    n.widgets.soft_text(n.say("This slide"));
    draw_blank_over(n, draw_picture(n, "notes/this", &n.story().pages[n.story().page], width));
    ImGui::Dummy({0, n.widgets.px(k_gap) - ImGui::GetStyle().ItemSpacing.y});
    const std::string words =
        next == nullptr ? std::string(n.say("Next")) : std::string(n.say("Next")) + n.say(": ") + title_of(n, *next);
    n.widgets.soft_text(n.widgets.fitted(words, ImGui::GetContentRegionAvail().x));
    draw_picture(n, "notes/upcoming", next, width * k_next_share);
}

void draw_words(Notes& n) {
    const StoryPage& page = n.story().pages[n.story().page];
    const plan::SavedView* view = view_of(n, page);
    n.widgets.title(view == nullptr ? n.name(plan::find_story(n.session.plan(), n.story().story)->name)
                                    : n.name(view->title));
    if (view != nullptr) n.widgets.soft_wrapped(n.session.conclusion_today(*view));
    ImGui::Dummy({0, n.widgets.px(2)});
    ImGui::Separator();
    ImGui::Dummy({0, n.widgets.px(2)});
    ImGui::BeginChild("###text", {0, 0});
    const std::string notes = view == nullptr ? std::string() : n.name(view->notes);
    if (notes.empty()) {
        n.widgets.soft_wrapped(n.say("No notes for this page."));
    } else {
        ImGui::PushFont(n.fonts.reading());
        n.widgets.wrapped(notes);
        ImGui::PopFont();
    }
    if (ImGui::IsWindowAppearing()) ImGui::SetScrollY(0);
    ImGui::EndChild();
    n.widgets.record("notes/text");
}

/// Runs `draw` in a part of the window that scrolls for itself.
template <class Draw>
void part(const std::string& id, ImVec2 corner, ImVec2 size, Draw draw) {
    if (size.x < 1 || size.y < 1) return;
    ImGui::SetCursorPos(corner);
    ImGui::BeginChild(id.c_str(), size, false, ImGuiWindowFlags_NoNav);
    draw();
    ImGui::EndChild();
}

void draw_window(Notes& n) {
    const float margin = n.widgets.px(k_margin), gap = n.widgets.px(k_gap), line = ImGui::GetFrameHeight();
    const float top = margin + line + gap, bottom = n.input.height - margin - line;
    const float left = std::round((n.input.width - 2 * margin) * k_picture_column);
    ImGui::SetCursorPos({margin, margin});
    draw_head(n);
    const float height = bottom - gap - top;
    part("###pictures", {margin, top}, {left, height}, [&] { draw_pictures(n); });
    // a page of its own scrolls from its beginning
    part("###words" + std::to_string(n.story().shown), {margin + left + gap, top},
         {n.input.width - 2 * margin - left - gap, height}, [&] { draw_words(n); });
    ImGui::SetCursorPos({margin, bottom});
    draw_foot(n);
}

}  // namespace

std::vector<PresentStep> draw_presenter_notes(const session::MapSession& session, const PresentingState& state,
                                              FontAtlas& fonts, Probe& probe, KeyboardState& keyboard,
                                              const PresenterInput& input) {
    probe.clear();
    keyboard.stops = std::exchange(keyboard.next_stops, {});
    use_theme(true, input.scale);
    ImGui::PushFont(fonts.body());
    Notes notes{
        session, state, Widgets(fonts, probe, keyboard, session.options().language, palette(true), input.scale, false),
        fonts,   input, {}};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({input.width, input.height});
    ImGui::Begin("###notes", nullptr, k_fixed);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {notes.widgets.px(12), notes.widgets.px(6)});
    draw_window(notes);
    ImGui::PopStyleVar();
    ImGui::End();
    ImGui::PopFont();
    return std::move(notes.asked);
}

}  // namespace ui
