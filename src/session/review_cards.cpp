#include "session/review_cards.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "carto/options.h"
#include "plan/corridor_strip.h"
#include "plan/gaps.h"
#include "plan/index.h"
#include "plan/reach_report.h"
#include "say.h"
#include "session/facts.h"
#include "session/gap_words.h"
#include "session/known_text.h"
#include "session/reach_text.h"
#include "session/strip_view.h"

namespace session {
namespace {

using base::Language;
using base::mark;

void write_gap(FactGroup& group, const plan::Gap& gap, const plan::Index& index, Language language) {
    group.rows.push_back({{}, gap_sentence(gap, index, language)});
    if (const std::string reason = gap_reason(gap, language); !reason.empty())
        group.rows.push_back({say(language, mark("Why it matters")), reason});
    if (gap.remark != nullptr)
        group.rows.push_back(
            {say(language, mark("Note")), gap.remark->text + "  " + gap.remark->author + " " + gap.remark->entered});
}

const plan::Segment* segment_of(const plan::Index& index, const plan::Station& station) {
    const plan::Unit* unit = index.unit(station.unit);
    return unit == nullptr ? nullptr : index.segment(unit->segment);
}

FactGroup missing_at(const plan::Index& index, const plan::Station& station, const std::vector<plan::Gap>& gaps,
                     Language language) {
    FactGroup group{say(language, mark("Missing here")), {}};
    const plan::Segment* segment = segment_of(index, station);
    for (const plan::Gap& gap : gaps) {
        const bool of_segment = gap.rule->kind == plan::GapKind::segment && gap.segment == segment;
        if (gap.acknowledged() || (gap.feature != ref_of(station) && !of_segment)) continue;
        group.rows.push_back({{}, gap_sentence(gap, index, language)});
    }
    return group;
}

/// Straight lines, or ways that are taken as so much longer.
std::string within_words(const plan::Reach& reach, Language language) {
    if (reach.detour > 1)
        return say(language, mark("Carriers within reach (way = {0:g} × straight line)"), reach.detour);
    return say(language, mark("Carriers within reach (straight line)"));
}

FactGroup within(const plan::StationReach& station, const plan::Reach& reach, Language language) {
    FactGroup group{within_words(reach, language), {}};
    const auto& usual = plan::k_station_widths_m;
    if (std::find(usual.begin(), usual.end(), reach.width_m) == usual.end())
        group.rows.push_back({distance_text(reach.width_m, language), reach_text(station.within, language)});
    for (std::size_t i = 0; i < usual.size(); ++i)
        group.rows.push_back({distance_text(usual[i], language), reach_text(station.at_widths[i], language)});
    return group;
}

const plan::Gap* gap_at(const std::vector<plan::Gap>& gaps, std::size_t line, const plan::Stretch& stretch) {
    const auto found = std::find_if(gaps.begin(), gaps.end(), [&](const plan::Gap& gap) {
        return gap.rule->kind == plan::GapKind::stretch && gap.line == line &&
               plan::Stretch{gap.from_m, gap.to_m} == stretch;
    });
    return found == gaps.end() ? nullptr : &*found;
}

const plan::StripSegment* segment_at(const plan::CorridorStrip& strip, const plan::Stretch& stretch) {
    const auto found = std::find_if(strip.segments.begin(), strip.segments.end(), [&](const plan::StripSegment& s) {
        return plan::Stretch{s.from_m, s.to_m} == stretch;
    });
    return found == strip.segments.end() ? nullptr : &*found;
}

template <class Things, class NameOf>
std::string listed(const Things& things, const plan::Stretch& stretch, Language language, NameOf name_of) {
    std::string out;
    for (const auto& thing : things)
        if (stretch.contains(thing.chainage_m))
            out += (out.empty() ? "" : base::translate_in(language, "between names", ", ")) + name_of(thing);
    return out.empty() ? say(language, mark("none")) : out;
}

}  // namespace

std::string station_counts(const plan::StationReach& station, const plan::Reach& reach, Language language) {
    std::string out = within_words(reach, language);
    for (std::size_t i = 0; i < station.at_widths.size(); ++i)
        out += "\n" + distance_text(plan::k_station_widths_m[i], language) + "  " +
               reach_text(station.at_widths[i], language);
    return out;
}

std::vector<FactGroup> station_groups(const plan::Index& index, const plan::StationReach& station,
                                      const plan::Reach& reach, const std::vector<plan::Gap>& gaps, Language language) {
    std::vector<FactGroup> groups{within(station, reach, language)};
    if (const plan::Segment* segment = segment_of(index, *station.station))
        groups.push_back({carto::in(segment->name, language), {{{}, carto::in(segment->task, language)}}});
    if (FactGroup missing = missing_at(index, *station.station, gaps, language); !missing.rows.empty())
        groups.push_back(std::move(missing));
    return groups;
}

Facts facts_of_stretch(const plan::Index& index, const plan::CorridorStrip& strip, const std::vector<plan::Gap>& gaps,
                       const plan::Stretch& stretch, Language language) {
    const plan::Ruler& ruler = index.ruler(strip.line);
    Facts facts{stretch_text(ruler, stretch.from_m, stretch.to_m), say(language, mark("Stretch of the line")), {}};
    FactGroup inside;
    if (auto line = line_row(index, strip.line, language)) inside.rows.push_back(*std::move(line));
    inside.rows.push_back({say(language, mark("Length")), distance_text(stretch.length_m(), language)});
    inside.rows.push_back({say(language, mark("Carriers")), reach_text(carriers_in(strip, stretch), language)});
    inside.rows.push_back({say(language, mark("Stations")),
                           listed(strip.stations, stretch, language,
                                  [&](const plan::StripStation& s) { return carto::in(s.station->name, language); })});
    if (const plan::StripSegment* segment = segment_at(strip, stretch)) {
        facts.kind = say(language, mark("Segment of the corridor"));
        facts.title = carto::in(segment->segment->name, language);
        inside.rows.insert(inside.rows.begin(),
                           {say(language, mark("Chainage")), stretch_text(ruler, stretch.from_m, stretch.to_m)});
        facts.groups.push_back({{}, {{{}, carto::in(segment->segment->task, language)}}});
    } else if (const plan::Gap* gap = gap_at(gaps, strip.line, stretch)) {
        facts.kind = say(language, mark("Gap"));
        FactGroup why;
        write_gap(why, *gap, index, language);
        facts.groups.push_back(std::move(why));
    }
    facts.groups.push_back(std::move(inside));
    return facts;
}

}  // namespace session
