// The left panel while the corridor is reviewed: what is shown, as files beside the project, a press each.
#include <imgui.h>
#include <string>

#include "frame/outbox.h"
#include "panels/panels.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

/// The table that the dock shows; of carriers where it shows none.
ReviewFile shown_table(const PanelContext& c) {
    if (!c.panels.dock_shown) return ReviewFile::carriers;
    switch (c.panels.dock_tab) {
        case DockTab::segments: return ReviewFile::segments;
        case DockTab::stations: return ReviewFile::stations;
        case DockTab::gaps: return ReviewFile::gaps;
        case DockTab::notes: return ReviewFile::notes;
        default: return ReviewFile::carriers;
    }
}

const char* table_words(ReviewFile what) {
    switch (what) {
        case ReviewFile::segments: return base::mark("Table of segments");
        case ReviewFile::stations: return base::mark("Table of stations");
        case ReviewFile::gaps: return base::mark("Table of gaps");
        case ReviewFile::notes: return base::mark("Table of notes");
        default: return base::mark("Table of carriers");
    }
}

}  // namespace

void draw_review_files(PanelContext& c) {
    c.widgets.section(c.say("Take it along"));
    const ReviewFile table = shown_table(c);
    const std::string words = c.say(table_words(table));
    const float pictures = c.widgets.button_width(c.say("Map")) + c.widgets.button_width(c.say("Line"));
    const bool one_line =
        c.widgets.button_width(words) + pictures + c.widgets.px(8) <= ImGui::GetContentRegionAvail().x;
    if (c.widgets.button("review/table", words)) c.ask(WriteReview{table});
    c.widgets.tip(c.say("A spreadsheet beside the project"));
    if (one_line) ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("review/map", c.say("Map"))) c.ask(WriteReview{ReviewFile::map});
    c.widgets.tip(c.say("A picture of the map, with filter and reach, beside the project"));
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("review/strip_picture", c.say("Line"))) c.ask(WriteReview{ReviewFile::strip});
    c.widgets.tip(c.say("A picture of the unrolled line beside the project"));
}

}  // namespace ui
