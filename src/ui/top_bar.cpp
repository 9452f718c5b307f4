#include <array>
#include <imgui.h>

#include "panels.h"

namespace ui {
namespace {

using carto::in;

constexpr std::array k_offered_measures{plan::Measure::attainment, plan::Measure::value,    plan::Measure::target,
                                        plan::Measure::gap,        plan::Measure::progress, plan::Measure::pace};

void draw_indicators(PanelContext& c) {
    int number = 0;
    for (const plan::Indicator& indicator : c.session.plan().indicators) {
        const std::string key = "indicator/" + indicator.key;
        const bool active = indicator.key == c.session.options().indicator;
        if (c.widgets.button(key.c_str(), in(indicator.short_name, c.widgets.language()), active))
            c.push(session::ShowIndicator{indicator.key});
        c.widgets.tip(in(indicator.name, c.widgets.language()) + "  [" + std::to_string(++number) + "]");
        ImGui::SameLine(0, c.widgets.px(4));
    }
}

void draw_measure(PanelContext& c) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const plan::Measure m : k_offered_measures) {
        if (m == c.session.options().measure) current = static_cast<int>(choices.size());
        choices.push_back({std::string(plan::to_key(m)), in(plan::label(m), c.widgets.language())});
    }
    const int chosen = c.widgets.drop_down("measure", choices, current,
                                           c.widgets.px(c.widgets.language() == carto::Language::en ? 216 : 130));
    if (chosen >= 0) c.push(session::ShowMeasure{k_offered_measures[static_cast<std::size_t>(chosen)]});
}

void draw_year(PanelContext& c) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    const std::vector<int> years = c.session.years();
    for (const int year : years) {
        if (year == c.session.options().year) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(year), std::to_string(year) + c.widgets.say("年", "")});
    }
    const int chosen = c.widgets.drop_down("year", choices, current, c.widgets.px(90));
    if (chosen >= 0) c.push(session::ShowYear{years[static_cast<std::size_t>(chosen)]});
}

/// The switches at the right edge.
void draw_switches(PanelContext& c) {
    const bool en = c.widgets.language() == carto::Language::en;
    const bool dark = c.session.options().theme == carto::ThemeName::dark;
    const char* theme_label = dark ? c.widgets.say("浅色", "Light") : c.widgets.say("深色", "Dark");
    const char* language_label = en ? "中文" : "English";
    const char* help_label = "?";
    const float padding = 2 * ImGui::GetStyle().FramePadding.x;
    const float width = c.widgets.text_width(theme_label) + c.widgets.text_width(language_label) +
                        c.widgets.text_width(help_label) + 3 * padding + c.widgets.px(8);
    const float right = ImGui::GetWindowContentRegionMax().x - width;
    ImGui::SameLine(right > ImGui::GetCursorPosX() ? right : 0);
    if (c.widgets.button("language", language_label))
        c.push(session::UseLanguage{en ? carto::Language::zh : carto::Language::en});
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("theme", theme_label))
        c.push(session::UseTheme{dark ? carto::ThemeName::light : carto::ThemeName::dark});
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("help", help_label)) c.panels.help_shown = !c.panels.help_shown;
    c.widgets.tip(c.widgets.say("按键与帮助  [F1]", "Keys and help  [F1]"));
}

}  // namespace

void draw_top_bar(PanelContext& c) {
    draw_indicators(c);
    ImGui::SameLine(0, c.widgets.px(14));
    draw_measure(c);
    ImGui::SameLine(0, c.widgets.px(4));
    draw_year(c);
    draw_switches(c);
}

}  // namespace ui
