// What is known of a feature, as rows of text in a language: the content of the inspector, tooltips and reports.
// Pure functions; any thread.
#pragma once

#include <string>
#include <vector>

#include "carto/options.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace session {

struct FactRow {
    std::string label;
    std::string value;
};

struct FactGroup {
    std::string heading;  ///< empty in the first group
    std::vector<FactRow> rows;
};

struct Facts {
    std::string title;
    std::string kind;  ///< what it is: 创新载体, 镇, 车站 …
    std::vector<FactGroup> groups;
    [[nodiscard]] bool empty() const { return title.empty(); }
};

/// Everything; empty for a feature that the plan does not have.
Facts facts_of(const plan::Index& index, plan::FeatureRef feature, const carto::MapOptions& options);

/// One or two lines for a tooltip.
std::string short_text(const plan::Index& index, plan::FeatureRef feature, const carto::MapOptions& options);

}  // namespace session
