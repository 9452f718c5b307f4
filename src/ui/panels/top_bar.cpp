#include <algorithm>
#include <array>
#include <imgui.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "carto/options.h"
#include "frame/commands.h"
#include "panels/panels.h"
#include "plan/measures.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

constexpr std::array k_offered_measures{
    plan::Measure::pace,     plan::Measure::progress,        plan::Measure::attainment,
    plan::Measure::value,    plan::Measure::target,          plan::Measure::gap,
    plan::Measure::expected, plan::Measure::required_yearly, plan::Measure::projected};

// Logical widths of the window above which parts of the bar have room for their words.
constexpr float k_words_width = 1180;
constexpr float k_search_width = 980;

void draw_modes(PanelContext& c) {
    struct Entry {
        session::Mode mode;
        Icon icon;
        const char* name;
        const char* command;
    };
    const std::array entries{Entry{session::Mode::review, Icon::review, c.say("Review"), "mode/review"},
                             Entry{session::Mode::progress, Icon::progress, c.say("Progress"), "mode/progress"},
                             Entry{session::Mode::edit, Icon::edit, c.say("Edit"), "mode/edit"}};
    const bool words = c.width() >= k_words_width;
    for (const Entry& e : entries) {
        const ButtonLook look = c.session.mode() == e.mode ? ButtonLook::active : ButtonLook::plain;
        const std::string label = words ? std::string(glyph(e.icon)) + " " + e.name : glyph(e.icon);
        if (c.widgets.button(e.command, label, look)) run_command(e.command, c);
        c.widgets.tip(tip_of(e.command, c.widgets));
        ImGui::SameLine(0, c.widgets.px(2));
    }
}

void draw_indicator(PanelContext& c, float width) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const plan::Indicator& indicator : c.session.plan().indicators) {
        if (indicator.key == c.session.options().indicator) current = static_cast<int>(choices.size());
        choices.push_back({indicator.key, std::to_string(choices.size() + 1) + "  " + c.name(indicator.short_name)});
    }
    const int chosen = c.widgets.drop_down("indicator", choices, current, width);
    if (chosen >= 0) c.push(session::ShowIndicator{choices[static_cast<std::size_t>(chosen)].key});
}

void draw_measure(PanelContext& c, float width) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const plan::Measure m : k_offered_measures) {
        if (m == c.session.options().measure) current = static_cast<int>(choices.size());
        choices.push_back({std::string(plan::to_key(m)), c.name(plan::label(m))});
    }
    const int chosen = c.widgets.drop_down("measure", choices, current, width);
    if (chosen >= 0) c.push(session::ShowMeasure{k_offered_measures[static_cast<std::size_t>(chosen)]});
}

/// Every year of the plan with how many areas have a value in it.
void draw_year(PanelContext& c, float width) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    const std::vector<int> years = c.session.years();
    for (const int year : years) {
        if (year == c.session.options().year) current = static_cast<int>(choices.size());
        std::string label = std::to_string(year) + c.widgets.say_in("after a year", " ");
        if (c.width() >= k_search_width) label += "  " + coverage_text(c, year);
        choices.push_back({std::to_string(year), std::move(label)});
    }
    const int chosen = c.widgets.drop_down("year", choices, current, width);
    c.widgets.tip(c.say("Year, and how many areas have a value in it  [ ] steps"));
    if (chosen >= 0) c.push(session::ShowYear{years[static_cast<std::size_t>(chosen)]});
}

/// What else can lie in the place of the map.
void draw_other_maps(PanelContext& c) {
    draw_compare_button(c);
    ImGui::SameLine(0, c.widgets.px(2));
    const ButtonLook look = c.session.shows_wall() ? ButtonLook::active : ButtonLook::plain;
    if (c.widgets.icon_button("wall", Icon::wall, tip_of("wall", c.widgets), look)) run_command("wall", c);
}

void draw_search(PanelContext& c) {
    if (c.width() < k_search_width) {
        if (c.widgets.icon_button("search", Icon::search, tip_of("search", c.widgets))) run_command("search", c);
        return;
    }
    const std::string label = std::string(glyph(Icon::search)) + " " + c.say("Find") + "   Ctrl+F";
    if (c.widgets.button("search", label, ButtonLook::framed)) run_command("search", c);
    c.widgets.tip(tip_of("search", c.widgets));
}

struct Switch {
    const char* command;
    Icon icon;
};

/// The switches at the right edge.
void draw_switches(PanelContext& c) {
    const bool dark = c.session.options().theme == carto::ThemeName::dark;
    std::vector<Switch> switches{Switch{"tool/measure", Icon::measure},
                                 Switch{"story/strip", Icon::play},
                                 Switch{"present", Icon::present},
                                 Switch{"theme", dark ? Icon::sun : Icon::moon},
                                 Switch{"language", Icon::language},
                                 Switch{"help", Icon::help},
                                 Switch{"menu", Icon::more}};
    // A narrow window has it in the menu and on F1.
    if (c.width() < k_search_width)
        std::erase_if(switches, [](const Switch& s) { return std::string_view(s.command) == "help"; });
    const float gap = c.widgets.px(2);
    const float width = static_cast<float>(switches.size()) * (ImGui::GetFrameHeight() + gap) - gap;
    const float search =
        c.width() < k_search_width
            ? ImGui::GetFrameHeight()
            : c.widgets.button_width(std::string(glyph(Icon::search)) + " " + c.say("Find") + "   Ctrl+F");
    ImGui::SameLine(
        std::max(ImGui::GetCursorPosX(), ImGui::GetWindowContentRegionMax().x - width - search - c.widgets.px(10)));
    draw_search(c);
    ImGui::SameLine(0, c.widgets.px(10));
    for (const Switch& s : switches) {
        const bool menu = std::string_view(s.command) == "menu";
        const bool measures =
            std::string_view(s.command) == "tool/measure" && c.session.tool() == session::Tool::measure;
        const bool on = measures || (std::string_view(s.command) == "story/strip" && c.panels.story_shown);
        const std::string tip = menu ? std::string(c.say("Project, tables and more")) : tip_of(s.command, c.widgets);
        if (c.widgets.icon_button(s.command, s.icon, tip, on ? ButtonLook::active : ButtonLook::plain)) {
            if (menu)
                toggle_menu(c);
            else if (measures)
                run_command("tool/select", c);
            else
                run_command(s.command, c);
        }
        ImGui::SameLine(0, gap);
    }
}

/// Indicator, measure and year, in the width that `others` and everything else in the bar leave.
void draw_what_is_shown(PanelContext& c, float others) {
    const bool en = c.widgets.language() == base::Language::en;
    const float spare = c.width() - others -
                        (c.width() >= k_words_width ? 806.0F : 500.0F + (c.width() >= k_search_width ? 36.0F : 0.0F));
    const float share = std::clamp(spare / (en ? 440.0F : 320.0F), 0.3F, 1.0F);
    draw_indicator(c, c.widgets.px((en ? 210 : 190) * share));
    ImGui::SameLine(0, c.widgets.px(4));
    draw_measure(c, c.widgets.px((en ? 230 : 130) * share));
    ImGui::SameLine(0, c.widgets.px(4));
    draw_year(c, c.widgets.px(c.width() >= k_search_width ? 120 : 84));
}

}  // namespace

void draw_top_bar(PanelContext& c) {
    const float badge = edit_badge_width(c) > 0 ? edit_badge_width(c) / c.widgets.px(1) + 8 : 0;
    const bool progress = c.session.mode() == session::Mode::progress;
    const float others = progress ? 2 * ImGui::GetFrameHeight() / c.widgets.px(1) + 6 : 0;
    draw_modes(c);
    ImGui::SameLine(0, c.widgets.px(12));
    if (badge > 0) {
        draw_edit_badge(c);
        ImGui::SameLine(0, c.widgets.px(8));
    }
    // a choice of what no area shows would do nothing that can be seen
    if (progress || c.session.options().shows(carto::Layer::areas)) draw_what_is_shown(c, badge + others);
    if (progress) {
        ImGui::SameLine(0, c.widgets.px(4));
        draw_other_maps(c);
    }
    draw_switches(c);
}

}  // namespace ui
