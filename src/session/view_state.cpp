#include "session/view_state.h"

#include <algorithm>
#include <utility>

#include "plan/lines.h"
#include "plan/stories.h"
#include "session/bullets.h"

namespace session {
namespace {

constexpr std::array<std::pair<Mode, std::string_view>, k_modes.size()> k_mode_keys{
    {{Mode::review, "review"}, {Mode::progress, "progress"}, {Mode::edit, "edit"}}};

bool has_year(const plan::Index& index, int year) { return year >= index->baseline_year && year <= index->target_year; }

}  // namespace

std::string_view to_key(Mode mode) { return k_mode_keys[static_cast<std::size_t>(mode)].second; }

std::optional<Mode> mode_from_key(std::string_view key) {
    for (const auto& [mode, name] : k_mode_keys)
        if (name == key) return mode;
    return std::nullopt;
}

ViewState first_view(const plan::Index& index) {
    ViewState view;
    view.subject.year = index.years_with_values().back();
    view.subject.measure = leading_measure(index, view.subject.year);
    if (!index->indicators.empty()) view.subject.indicator = index->indicators.front().key;
    return view;
}

ViewState fitting(ViewState view, const plan::Index& index) {
    const ViewState first = first_view(index);
    if (index.indicator(view.subject.indicator) == nullptr) view.subject.indicator = first.subject.indicator;
    if (!has_year(index, view.subject.year)) {
        view.subject.year = first.subject.year;
        view.subject.measure = first.subject.measure;
    }
    const auto can_be_compared = [&](const carto::Shown& other) {
        return has_year(index, other.year) && are_comparable(view.subject.measure, other.measure);
    };
    if (view.comparing && !can_be_compared(view.comparing->other)) view.comparing.reset();
    if (index.target_set(view.subject.target_set) == nullptr) view.subject.target_set.clear();
    std::erase_if(view.review.area_segments,
                  [&](const std::string& key) { return key != plan::k_off_corridor && index.segment(key) == nullptr; });
    if (plan::find_view(index.plan(), view.opened) == nullptr) view.opened = 0;
    view.review.line = line_to_choose(index.plan(), view.review.line);
    view.wall = view.wall && !index->indicators.empty();
    std::erase_if(view.selection, [&](plan::FeatureRef feature) { return !index.has(feature); });
    return view;
}

std::string line_to_choose(const plan::Plan& plan, const std::string& name) {
    const plan::ChosenLine line = plan::has_several_lines(plan) ? plan::find_line(plan, name) : std::nullopt;
    return line ? plan.rail[*line].name.zh : std::string();
}

ViewState for_another_project(const ViewState& view) {
    ViewState kept;
    kept.mode = view.mode;
    kept.look = view.look;
    kept.look.highlighted.reset();
    kept.hidden_elsewhere = view.hidden_elsewhere;
    kept.subject.indicator = view.subject.indicator;
    return kept;
}

std::optional<carto::Comparison> comparison_of(const ViewState& view) {
    if (!view.comparing) return std::nullopt;
    carto::Comparison two = carto::compare({view.subject.measure, view.subject.year}, view.comparing->other);
    two.side_by_side = !view.comparing->passing;
    return two;
}

}  // namespace session
