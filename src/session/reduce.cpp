#include "reduce.h"

#include <algorithm>
#include <utility>

#include "in_progress.h"
#include "plan/corridor_index.h"

namespace session {
namespace {

constexpr double k_least_on_strip_m = 500;

}  // namespace

ViewState reduce(ViewState v, const UseMode& a, const plan::Index& index) {
    if (a.mode == v.mode) return v;
    v.hidden_elsewhere[static_cast<std::size_t>(v.mode)] = std::move(v.look.hidden);
    v.mode = a.mode;
    v.look.hidden = std::exchange(v.hidden_elsewhere[static_cast<std::size_t>(v.mode)], {});
    if (v.mode == Mode::progress) return v;
    v.comparing.reset();
    return reduce(std::move(v), ShowWall{false}, index);
}

ViewState reduce(ViewState v, const ShowIndicator& a, const plan::Index&) {
    v.subject.indicator = a.key;
    v.look.highlighted.reset();
    return v;
}

/// The other map goes along, unless the two would no longer be of one kind.
ViewState reduce(ViewState v, const ShowMeasure& a, const plan::Index&) {
    if (v.comparing && v.comparing->other.measure == v.subject.measure)
        v.comparing->other.measure = a.measure;
    else
        v.comparing.reset();
    v.subject.measure = a.measure;
    v.look.highlighted.reset();
    return v;
}

ViewState reduce(ViewState v, const ShowYear& a, const plan::Index&) {
    v.subject.year = a.year;
    const bool targets = v.comparing && v.comparing->other.measure != v.subject.measure;
    if (targets) v.comparing->other.year = a.year;
    if (v.comparing && v.comparing->other == carto::Shown{v.subject.measure, v.subject.year}) v.comparing.reset();
    v.look.highlighted.reset();
    return v;
}

ViewState reduce(ViewState v, const UseTargets& a, const plan::Index& index) {
    v.subject.target_set = index.target_set(a.set) != nullptr ? a.set : std::string();
    return v;
}

ViewState reduce(ViewState v, const HighlightClass& a, const plan::Index&) {
    v.look.highlighted = a.row;
    return v;
}

ViewState reduce(ViewState v, const UseClasses& a, const plan::Index&) {
    v.subject.method = a.method;
    v.subject.classes = std::clamp(a.classes, 1, plan::k_max_classes);
    v.subject.breaks = a.breaks;
    v.subject.palette = a.palette;
    v.look.highlighted.reset();
    return v;
}

ViewState reduce(ViewState v, const CompareWith& a, const plan::Index& index) {
    if (!a.other) {
        v.comparing.reset();
        return v;
    }
    if (!are_comparable(v.subject.measure, a.other->measure)) return v;
    v = reduce(std::move(v), ShowWall{false}, index);
    v.comparing = Comparing{*a.other};
    return v;
}

ViewState reduce(ViewState v, const MoveSplit& a, const plan::Index&) {
    if (v.comparing) v.comparing->split = std::clamp(a.share, 0.0, 1.0);
    return v;
}

ViewState reduce(ViewState v, const Flip& a, const plan::Index& index) {
    if (v.wall || (!a.on && !v.comparing)) return v;
    if (!v.comparing) {
        const auto usual = usual_comparison(index, {v.subject, v.look, v.review, {}, {}, {}});
        if (!usual) return v;
        v.comparing = Comparing{*usual};
        v.comparing->passing = true;
    }
    v.comparing->other_alone = a.on;
    if (!a.on && v.comparing->passing) v.comparing.reset();
    return v;
}

ViewState reduce(ViewState v, const ShowWall& a, const plan::Index& index) {
    if (a.on == v.wall || (a.on && index->indicators.empty())) return v;
    v.wall = a.on;
    if (!a.on) return v;
    v = reduce(std::move(v), UseMode{Mode::progress}, index);
    v.comparing.reset();
    v.tool = Tool::select;
    v.measuring = {};
    return v;
}

ViewState reduce(ViewState v, const UseLanguage& a, const plan::Index&) {
    v.look.language = a.language;
    return v;
}

ViewState reduce(ViewState v, const UseTheme& a, const plan::Index&) {
    v.look.theme = a.theme;
    return v;
}

ViewState reduce(ViewState v, const UseLegend& a, const plan::Index&) {
    v.look.legend_corner = a.corner;
    v.look.legend_folded = a.folded;
    return v;
}

ViewState reduce(ViewState v, const ToggleLayer& a, const plan::Index&) {
    if (std::erase(v.look.hidden, a.layer) == 0) v.look.hidden.push_back(a.layer);
    return v;
}

ViewState reduce(ViewState v, const HideLayers& a, const plan::Index&) {
    v.look.hidden = a.layers;
    return v;
}

ViewState reduce(ViewState v, const SetOpacity& a, const plan::Index&) {
    v.look.opacity[static_cast<std::size_t>(a.layer)] = std::clamp(a.opacity, 0.0F, 1.0F);
    return v;
}

ViewState reduce(ViewState v, const FilterAreas& a, const plan::Index&) {
    v.review.area_segments = a.segments;
    return v;
}

ViewState reduce(ViewState v, const UseFilter& a, const plan::Index&) {
    v.review.filter = a.filter;
    v.review.hides_filtered = a.hides_others;
    return v;
}

ViewState reduce(ViewState v, const UseReach& a, const plan::Index&) {
    v.review.shows_reach = a.reach.has_value();
    if (a.reach) v.review.reach = plan::within_bounds(*a.reach);
    return v;
}

ViewState reduce(ViewState v, const ShowRuler& a, const plan::Index&) {
    v.review.ruler = a.on;
    return v;
}

/// Stretches are by the chainages of the line that was shown.
ViewState reduce(ViewState v, const UseLine& a, const plan::Index& index) {
    const std::string name = line_to_choose(index.plan(), a.name);
    if (name == v.review.line) return v;
    v.review.line = name;
    v.on_strip.reset();
    v.stretch.reset();
    return v;
}

ViewState reduce(ViewState v, const UseStripSpread& a, const plan::Index&) {
    v.review.spread = a.spread;
    return v;
}

ViewState reduce(ViewState v, const ShowOnStrip& a, const plan::Index&) {
    v.on_strip = a.part && a.part->length_m() >= k_least_on_strip_m ? a.part : std::nullopt;
    return v;
}

ViewState reduce(ViewState v, const ChooseStretch& a, const plan::Index& index) {
    v.stretch = a.stretch;
    v.selection.clear();
    if (!a.stretch) return v;
    const plan::CorridorIndex corridor(index.plan(), plan::find_line(index.plan(), v.review.line));
    if (corridor.lines().size() == 0) return v;
    for (const auto& [station, chainage_m] : corridor.lines().stations(corridor.line()))
        if (a.stretch->contains(chainage_m)) v.selection.push_back(ref_of(*station));
    for (const plan::Carrier& carrier : index->carriers) {
        const auto at = carrier.position ? corridor.along(*carrier.position) : std::nullopt;
        if (at && at->line == corridor.line() && a.stretch->contains(at->chainage_m))
            v.selection.push_back(ref_of(carrier));
    }
    return v;
}

ViewState reduce(ViewState v, const Select& a, const plan::Index&) {
    if (a.joining == Joining::replace) {
        v.selection.clear();
        v.stretch.reset();
    }
    if (a.feature.kind == plan::FeatureKind::none) return v;
    const bool was_selected = std::erase(v.selection, a.feature) > 0;
    if (!(was_selected && a.joining == Joining::toggle)) v.selection.push_back(a.feature);
    return v;
}

ViewState reduce(ViewState v, const UseTool& a, const plan::Index& index) {
    if (a.tool != Tool::select) v = reduce(std::move(v), ShowWall{false}, index);
    v.tool = a.tool;
    v.measuring = {};
    return v;
}

ViewState reduce(ViewState v, const TakeMeasurePointBack&, const plan::Index&) {
    take_point_back(v.measuring);
    return v;
}

ViewState reduce(ViewState v, const CloseMeasure&, const plan::Index&) {
    v.measuring.closed = v.measuring.points.size() >= 3;
    return v;
}

ViewState reduce(ViewState v, const UseTracing& a, const plan::Index&) {
    v.tracing = a.tracing != nullptr ? std::optional(*a.tracing) : std::nullopt;
    if (!v.tracing) return v;
    v.tracing->opacity = std::clamp(v.tracing->opacity, 0.0F, 1.0F);
    if (v.tracing->pairs.size() > k_most_pairs) v.tracing->pairs.resize(k_most_pairs);
    return v;
}

ViewState reduce(ViewState v, const PeelOff&, const plan::Index&) {
    cancel_first(v);
    return v;
}

}  // namespace session
