#include "in_progress.h"

#include <algorithm>
#include <array>

namespace session {
namespace {

/// A row of the table: whether something is under way, and what ends it.
struct InProgress {
    bool (*is)(const ViewState& view);
    void (*cancel)(ViewState& view);
};

/// In the order in which they are left.
constexpr std::array k_parts{
    // a measurement, point by point
    InProgress{[](const ViewState& v) { return !v.measuring.points.empty(); },
               [](ViewState& v) { take_point_back(v.measuring); }},
    // the tool
    InProgress{[](const ViewState& v) { return v.tool != Tool::select; }, [](ViewState& v) { v.tool = Tool::select; }},
    // the marked place
    InProgress{[](const ViewState& v) { return v.marked.has_value(); }, [](ViewState& v) { v.marked.reset(); }},
    // the row of the legend that stands out
    InProgress{[](const ViewState& v) { return v.look.highlighted.has_value(); },
               [](ViewState& v) { v.look.highlighted.reset(); }},
    // the stretch of the line, with what was selected by it
    InProgress{[](const ViewState& v) { return v.stretch.has_value(); },
               [](ViewState& v) {
                   v.stretch.reset();
                   v.selection.clear();
               }},
    // the selection
    InProgress{[](const ViewState& v) { return !v.selection.empty(); }, [](ViewState& v) { v.selection.clear(); }},
    // the comparison
    InProgress{[](const ViewState& v) { return v.comparing.has_value(); }, [](ViewState& v) { v.comparing.reset(); }},
    // the wall
    InProgress{[](const ViewState& v) { return v.wall; }, [](ViewState& v) { v.wall = false; }},
};

}  // namespace

void cancel_first(ViewState& view) {
    const auto first =
        std::find_if(k_parts.begin(), k_parts.end(), [&](const InProgress& part) { return part.is(view); });
    if (first != k_parts.end()) first->cancel(view);
}

}  // namespace session
