#include "shell/presenting.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <string>
#include <utility>

#include "carto/options.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "map/compared_maps.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "plan/stories.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "shell/command_actions.h"
#include "shell/presenting_keys.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

using session::Presentation;
using session::PresentStep;

constexpr double k_hint_s = 4;
constexpr double k_pointer_s = 2;  // a pointer at rest goes
constexpr double k_key_zoom = 1.4, k_wheel_zoom = 1.25;
constexpr float k_size_step = 1.15F;  // of the notes
constexpr unsigned k_ink = 0xD81B60;
constexpr float k_pen_px = 4, k_dot_px = 9;  // logical
constexpr std::size_t k_more_rows = 4;       // of the list of keys: its title, digits, wheel, padding
constexpr float k_box_share = 0.92F;         // of the height, above the sources at the foot of a slide

constexpr ImGuiWindowFlags k_bare = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                                    ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar |
                                    ImGuiWindowFlags_NoScrollWithMouse;

Presentation& shown(PanelContext& c) { return *c.overlays.presentation.story; }

void show_page(PanelContext& c) {
    const Presentation& p = shown(c);
    c.push(session::ShowPage{p.story, p.pages[p.page], c.input.today});
}

void begin_story(PanelContext& c, const plan::Story& story, const StoryWish& wish) {
    Presentation presentation = session::begin_presentation(c.session.plan(), story, wish.slide);
    if (presentation.pages.empty()) return;
    begin_presenting(c);
    PresentingState& state = c.overlays.presentation;
    c.overlays.presenting = true;
    state.story = std::move(presentation);
    state.keyboard = c.keyboard;
    state.in_window = wish.in_window;
    state.notes_shown = wish.notes;
    state.time = session::started(c.input.now_s);
    state.hint_until_s = c.input.now_s + k_hint_s;
    state.moved_s = c.input.now_s - k_pointer_s;
    c.push(session::BeginPresenting{});
    show_page(c);
    if (!wish.in_window) c.ask(ShowFullScreen{true, true});
}

void leave(PanelContext& c) {
    PresentingState& state = c.overlays.presentation;
    c.overlays.presenting = false;
    state.story.reset();
    state.notes_shown = false;
    state.asked.clear();
    c.keyboard = state.keyboard;
    c.push(session::EndPresenting{});
    if (!state.in_window) c.ask(ShowFullScreen{state.was_full_screen});
    c.out.draw_again();
}

scene::Vec2 middle(const PanelContext& c) { return {c.layout.map.width / 2, c.layout.map.height / 2}; }

/// What a step does to the map; the presentation itself knows nothing of it.
void move_map(PanelContext& c, PresentStep step) {
    if (step == PresentStep::zoom_in) c.push(session::ZoomAt{k_key_zoom, middle(c)});
    if (step == PresentStep::zoom_out) c.push(session::ZoomAt{1 / k_key_zoom, middle(c)});
    if (step == PresentStep::wall) toggle_wall(c);
    if (step == PresentStep::baseline && can_compare(c)) c.push(session::Flip{true});
}

/// What a step does to the screens and the presenter's window, whatever the audience sees.
void steer_screens(PanelContext& c, PresentStep step) {
    PresentingState& state = c.overlays.presentation;
    const double now = c.input.now_s;
    const auto resize = [&](float factor) {
        c.panels.notes_size = std::clamp(std::round(c.panels.notes_size * factor), k_least_notes, k_most_notes);
    };
    if (step == PresentStep::other_screen) c.ask(UseOtherScreen{});
    if (step == PresentStep::notes) state.notes_shown = !state.notes_shown;
    if (step == PresentStep::larger_notes) resize(k_size_step);
    if (step == PresentStep::smaller_notes) resize(1 / k_size_step);
    if (step == PresentStep::stop_time) state.time = session::stopped_or_going_on(state.time, now);
    if (step == PresentStep::reset_time) state.time = session::set_to_zero(state.time, now);
}

void take_step(PanelContext& c, PresentStep step) {
    const int before = shown(c).shown;
    shown(c) = session::after(std::move(shown(c)), step, c.input.now_s);
    if (shown(c).over) return leave(c);
    steer_screens(c, step);
    if (shown(c).shown != before) return show_page(c);
    if (step == PresentStep::copy) c.ask(CopySlide{shown(c).story, shown(c).pages[shown(c).page]});
    const bool words = shown(c).pages[shown(c).page].kind != session::PageKind::slide;
    if (!words && shown(c).blank == session::Blank::none) move_map(c, step);
}

void take_digit(PanelContext& c, int digit) {
    const auto& indicators = c.session.plan().indicators;
    const bool slide = shown(c).pages[shown(c).page].kind == session::PageKind::slide;
    if (shown(c).number) {
        shown(c) = session::with_digit(std::move(shown(c)), digit);
    } else if (slide && digit >= 1 && static_cast<std::size_t>(digit) <= indicators.size()) {
        c.push(session::ShowIndicator{indicators[static_cast<std::size_t>(digit - 1)].key});
    }
}

/// What the presenter pressed with the mouse counts as the keys do.
void take_asked(PanelContext& c) {
    for (const PresentStep step : std::exchange(c.overlays.presentation.asked, {}))
        if (c.overlays.presentation.story) take_step(c, step);
}

void take_keys(PanelContext& c) {
    for (const KeyPress& press : c.keys()) {
        if (!c.overlays.presentation.story) return;
        if (!is_modifier(press.key)) c.overlays.presentation.moved_s = c.input.now_s - k_pointer_s;
        if (const auto digit = digit_of(press))
            take_digit(c, *digit);
        else if (const auto step = step_of(press))
            take_step(c, *step);
    }
}

/// Whether the hand draws; the map then stays where it is.
bool draw_by_hand(PanelContext& c) {
    PresentingState& state = c.overlays.presentation;
    if (!shown(c).pen) return false;
    const ImVec2 at = ImGui::GetIO().MousePos;
    if (ImGui::IsItemActivated()) shown(c).strokes.emplace_back();
    state.draws = ImGui::IsItemActive() && !shown(c).strokes.empty();
    if (!state.draws) return true;
    auto& stroke = shown(c).strokes.back();
    if (stroke.empty() || std::hypot(stroke.back().x - at.x, stroke.back().y - at.y) >= 1)
        stroke.push_back({at.x, at.y});
    return true;
}

void look_round(PanelContext& c) {
    const ImGuiIO& io = ImGui::GetIO();
    if (draw_by_hand(c) || drag_split(c)) return;
    if (ImGui::IsItemActive() && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
        c.out.drag_map();
        c.push(session::PanBy{io.MouseDelta.x, io.MouseDelta.y});
    }
    if (!ImGui::IsItemHovered() || io.MouseWheel == 0) return;
    c.push(session::ZoomAt{std::pow(k_wheel_zoom, static_cast<double>(io.MouseWheel)), {io.MousePos.x, io.MousePos.y}});
}

void draw_strokes(PanelContext& c) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::vector<ImVec2> points;
    for (const auto& stroke : shown(c).strokes) {
        points.clear();
        for (const scene::Vec2& p : stroke) points.emplace_back(p.x, p.y);
        const float width = c.widgets.px(k_pen_px);
        if (points.size() == 1) list->AddCircleFilled(points[0], width / 2, to_abgr(k_ink));
        if (points.size() > 1)
            list->AddPolyline(points.data(), static_cast<int>(points.size()), to_abgr(k_ink), ImDrawFlags_None, width);
    }
}

/// The arrow rests out of sight; pen and laser pointer are drawn in its place.
void draw_pointer(PanelContext& c) {
    PresentingState& state = c.overlays.presentation;
    const ImGuiIO& io = ImGui::GetIO();
    const double now = c.input.now_s;
    if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || ImGui::IsAnyMouseDown()) state.moved_s = now;
    const bool instead = shown(c).pen || shown(c).pointer;
    const double rest_s = state.moved_s + k_pointer_s - now;
    if (rest_s > 0 && !instead) c.out.draw_again_in(rest_s);
    if (instead || rest_s <= 0) ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    if (!instead || !ImGui::IsMousePosValid()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (shown(c).pointer) list->AddCircleFilled(io.MousePos, c.widgets.px(2 * k_dot_px), to_abgr(0xFF1744, 0.25F));
    list->AddCircleFilled(io.MousePos, c.widgets.px(shown(c).pen ? k_pen_px / 2 : k_dot_px),
                          to_abgr(shown(c).pen ? k_ink : 0xFF1744U));
}

/// A box of words over the slide, in the middle below or in the middle.
template <class Draw>
void box(PanelContext& c, const char* id, float height_share, Draw draw) {
    const scene::Rect& map = c.layout.map;
    ImGui::SetNextWindowPos({map.width / 2, map.height * height_share}, ImGuiCond_Always, {0.5F, height_share});
    ImGui::SetNextWindowBgAlpha(0.94F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.widgets.px(18), c.widgets.px(12)});
    ImGui::Begin(id, nullptr, k_bare | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoInputs);
    draw();
    ImGui::End();
    ImGui::PopStyleVar();
}

void draw_hint(PanelContext& c) {
    const double left_s = c.overlays.presentation.hint_until_s - c.input.now_s;
    if (left_s <= 0 || shown(c).keys_shown || shown(c).number) return;
    c.out.draw_again_in(left_s);
    box(c, "###hint", k_box_share,
        [&] { c.widgets.soft_text(c.say("PgDn: next · PgUp: back · ?: all keys · Esc: end")); });
}

void draw_number(PanelContext& c) {
    if (!shown(c).number) return;
    const std::string typed = *shown(c).number > 0 ? std::to_string(*shown(c).number) : std::string("…");
    const int slides =
        static_cast<int>(std::ranges::count(shown(c).pages, session::PageKind::slide, &session::StoryPage::kind));
    box(c, "###number", k_box_share,
        [&] { c.widgets.title(std::string(c.say("To slide")) + " " + typed + " / " + std::to_string(slides)); });
}

void draw_keys(PanelContext& c) {
    if (!shown(c).keys_shown) return;
    const auto rows = static_cast<float>(presenting_words().size() + k_more_rows);
    const ImVec2 usual = ImGui::GetStyle().ItemSpacing;
    const bool fits = rows * (ImGui::GetTextLineHeight() + usual.y) < k_box_share * c.layout.map.height;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {usual.x, fits ? usual.y : c.widgets.px(1)});
    box(c, "###keys", 0.5F, [&] {
        c.widgets.title(c.say("Keys while presenting"));
        const auto row = [&](const std::string& keys, const char* words) {
            c.widgets.soft_text(keys);
            ImGui::SameLine(c.widgets.px(360));
            c.widgets.text(words);
        };
        for (const StepWords& each : presenting_words())
            row(keys_of(each.step, c.widgets) +
                    (each.and_step ? "   " + keys_of(*each.and_step, c.widgets) : std::string()),
                c.say(each.words));
        row("1 … 6", c.say("Choose the indicator"));
        row(c.say("Wheel, drag"), c.say("Look round; the next key goes on with the story"));
    });
    ImGui::PopStyleVar();
}

void draw_blank(PanelContext& c) {
    const session::Blank blank = shown(c).blank;
    if (blank == session::Blank::none) return;
    const scene::Rect& map = c.layout.map;
    ImGui::GetForegroundDrawList()->AddRectFilled({map.x, map.y}, {map.right(), map.bottom()},
                                                  to_abgr(blank == session::Blank::black ? 0x000000U : 0xFFFFFFU));
    c.widgets.record_box(blank == session::Blank::black ? "slide/black" : "slide/white", map);
}

void draw_canvas(PanelContext& c) {
    const scene::Rect& map = c.layout.map;
    ImGui::SetNextWindowPos({map.x, map.y});
    ImGui::SetNextWindowSize({map.width, map.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("###canvas", nullptr, k_bare | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar();
    ImGui::InvisibleButton("###map", {map.width, map.height});
    c.widgets.record("map");
    const bool words = shown(c).pages[shown(c).page].kind != session::PageKind::slide;
    if (!words) {
        look_round(c);
        draw_split(c);
        draw_wall_marks(c);
    }
    draw_strokes(c);
    draw_pointer(c);
    ImGui::End();
}

void play_years(PanelContext& c) {
    Presentation& p = shown(c);
    if (!p.played_from_s) return;
    const auto year = session::year_played(c.session.index().years_with_values(), c.input.now_s - *p.played_from_s);
    if (!year) {
        p.played_from_s.reset();
        return;
    }
    if (*year != c.session.options().year) c.push(session::ShowYear{*year});
    const double shown_s = std::fmod(c.input.now_s - *p.played_from_s, session::k_year_s);
    c.out.draw_again_in(session::k_year_s - shown_s);
}

}  // namespace

void begin_presenting(PanelContext& c) {
    c.overlays.open = Overlay::none;
    c.overlays.presentation.was_full_screen = c.input.full_screen;
    if (c.session.unlocked()) c.edit(session::LockEditing{});
}

bool has_story(const PanelContext& c) {
    const plan::Story* story = plan::usual_story(c.session.plan());
    return story != nullptr && !session::pages_of(c.session.plan(), *story).empty();
}

int slide_opened_last(const PanelContext& c) {
    const plan::Story* story = plan::usual_story(c.session.plan());
    if (story == nullptr || c.session.opened_view() == 0) return 0;
    const Presentation all = session::begin_presentation(c.session.plan(), *story, 0);
    return session::slide_of_view(all, c.session.opened_view()).value_or(0);
}

void present_story(PanelContext& c, int slide) {
    if (!has_story(c)) return present(c, true);
    begin_story(c, *plan::usual_story(c.session.plan()), {{}, slide});
}

void begin_wished_story(PanelContext& c) {
    const auto wish = std::exchange(c.overlays.story_wish, std::nullopt);
    if (!wish || c.overlays.presenting) return;
    if (const auto story = plan::named_story(c.session.plan(), wish->story); story && *story != nullptr)
        begin_story(c, **story, *wish);
}

void draw_presented_story(PanelContext& c) {
    play_years(c);
    draw_canvas(c);
    draw_hint(c);
    draw_number(c);
    draw_keys(c);
    draw_blank(c);
    take_asked(c);
    take_keys(c);
    watch_flip_key(c);
}

}  // namespace ui
