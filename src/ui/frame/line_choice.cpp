#include "frame/line_choice.h"

#include <vector>

#include "carto/options.h"
#include "plan/lines.h"
#include "session/actions.h"

namespace ui {

bool choose_line(PanelContext& c, const std::string& key) {
    constexpr float k_width = 190;  // logical
    const plan::Plan& plan = c.session.plan();
    if (!plan::has_several_lines(plan)) return false;
    std::vector<Widgets::Choice> choices{{"nearest", c.say("The nearest line")}};
    for (std::size_t line = 0; line < plan.rail.size(); ++line)
        choices.push_back({std::to_string(line), c.name(plan.rail[line].name)});
    const plan::ChosenLine chosen = plan::find_line(plan, c.session.options().line);
    const int picked =
        c.widgets.drop_down(key, choices, chosen ? static_cast<int>(*chosen) + 1 : 0, c.widgets.px(k_width));
    c.widgets.tip(
        c.say("Along which line carriers, parks and places are measured. Of the nearest the first line is "
              "drawn unrolled, with what lies along it."));
    if (picked == 0) c.push(session::UseLine{});
    if (picked > 0) c.push(session::UseLine{plan.rail[static_cast<std::size_t>(picked) - 1].name.zh});
    return true;
}

}  // namespace ui
