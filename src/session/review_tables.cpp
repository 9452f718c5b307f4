#include "session/review_tables.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ranges>

#include "carto/choropleth.h"
#include "carto/review_words.h"
#include "plan/find.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"
#include "plan/known_length.h"
#include "plan/note_details.h"
#include "plan/reach_report.h"
#include "plan/ruler.h"
#include "plan/segment_report.h"
#include "session/gap_words.h"
#include "session/known_text.h"
#include "session/note_list.h"
#include "session/tables.h"

namespace session {
namespace {

using base::Language;
using base::mark;
using Cells = std::vector<exchange::TableCell>;

class Words {
public:
    explicit Words(Language language) : language_(language) {}
    [[nodiscard]] std::string say(const char* english) const { return base::translate(language_, english); }
    template <class... Args>
    [[nodiscard]] std::string say(const char* english, const Args&... args) const {
        return fmt::format(fmt::runtime(base::translate(language_, english)), args...);
    }
    [[nodiscard]] std::string name(const plan::Name& name) const { return carto::in(name, language_); }
    [[nodiscard]] Language language() const { return language_; }

private:
    Language language_;
};

void add_counts(Cells& row, const plan::WithinReach& within) {
    row.emplace_back(static_cast<double>(within.certain));
    row.emplace_back(static_cast<double>(within.possible));
}

void add_count_titles(const Words& w, std::vector<std::string>& titles, const std::string& what) {
    titles.push_back(w.say(mark("{0}: certain"), what));
    titles.push_back(w.say(mark("{0}: possible"), what));
}

std::string names_of(const Words& w, const std::vector<const plan::Unit*>& units) {
    std::string out;
    for (const plan::Unit* unit : units)
        out += (out.empty() ? "" : base::translate_in(w.language(), "between names", ", ")) + w.name(unit->name);
    return out;
}

/// A sum says of how many areas it is.
void add_sum(const Words& w, Cells& row, double sum, int with, int areas) {
    if (with == 0) {
        row.emplace_back(std::string());
    } else if (with == areas) {
        row.emplace_back(sum);
    } else {
        row.emplace_back(w.say(mark("{0:g} (of {1} of {2} areas)"), sum, with, areas));
    }
}

Cells segment_row(const Words& w, const plan::SegmentReport& s) {
    Cells row{s.segment != nullptr ? w.name(s.segment->name) : w.say("Off the corridor"), names_of(w, s.units),
              static_cast<double>(s.stations.size()),
              s.length_m > 0 ? exchange::TableCell(std::round(s.length_m)) : exchange::TableCell(std::string())};
    row.emplace_back(static_cast<double>(s.drawn));
    add_counts(row, s.carriers);
    for (const auto& f : s.functions) row.emplace_back(static_cast<double>(f.all));
    for (const auto& p : s.programmes) row.emplace_back(static_cast<double>(p.all));
    row.push_back(s.with_floor_area > 0 ? exchange::TableCell(s.floor_area_m2) : exchange::TableCell(std::string()));
    row.emplace_back(static_cast<double>(s.with_floor_area));
    for (const plan::IndicatorSum& sum : s.sums) {
        add_sum(w, row, sum.baseline, sum.with_baseline, sum.areas);
        add_sum(w, row, sum.actual, sum.with_actual, sum.areas);
        add_sum(w, row, sum.target, sum.with_target, sum.areas);
    }
    row.push_back(s.segment != nullptr ? w.name(s.segment->task) : std::string());
    return row;
}

std::vector<std::string> segment_titles(const Words& w, const plan::SegmentReport& s, const plan::Plan& plan,
                                        int year) {
    std::vector<std::string> titles{w.say("Segment"), w.say("Units"), w.say("Stations"), w.say("Line, m"),
                                    w.say("Carriers drawn there")};
    add_count_titles(w, titles, w.say("Carriers"));
    for (const auto& f : s.functions) titles.push_back(w.name(plan::label(f.kind)));
    for (const auto& p : s.programmes) titles.push_back(w.name(plan::label(p.kind)));
    titles.push_back(w.say("Floor area, m², where stated"));
    titles.push_back(w.say("Carriers that state it"));
    for (const plan::IndicatorSum& sum : s.sums) {
        const std::string name = w.name(sum.indicator->name);
        titles.push_back(w.say(mark("{0}, {1}"), name, plan.baseline_year));
        titles.push_back(w.say(mark("{0}, actual {1}"), name, year));
        titles.push_back(w.say(mark("{0}, target {1}"), name, plan.target_year));
    }
    titles.push_back(w.say("The plan's task"));
    return titles;
}

/// Numbers that are computed from the position have the digits that are known; the uncertainty is a column beside them.
exchange::TableCell cell_of(const Column& column, const Cell& cell, double doubt) {
    if (!cell.number) return cell.text;
    if (column.key == "within") return cell.text;
    const bool computed = column.key == "chainage" || column.key == "offset" || column.key == "station_distance";
    return computed ? plan::known_length(*cell.number, doubt).metres : *cell.number;
}

exchange::TableCell cell_of(std::optional<double> value) {
    return value ? exchange::TableCell(*value) : exchange::TableCell(std::string());
}

/// What lies in an area and how much of it within reach.
class AreaCounts {
public:
    AreaCounts(const plan::ReviewIndex& review, const carto::Review& asked)
        : review_(review),
          passes_(plan::passing(review, asked.filter, asked.reach)),
          covered_(plan::covered_by(review.index().plan(), plan::reach_outline(review.index().plan(), asked.reach,
                                                                               review.corridor().chosen()))) {}

    /// Carriers certain and possible, stations, km² of it, within reach in km² and in per cent.
    void write(const plan::Area& area, Cells& row) const {
        const plan::Unit* unit =
            area.park.empty() && area.units.size() == 1 ? review_.index().unit(area.units.front()) : nullptr;
        const plan::Park* park = area.park.empty() ? nullptr : review_.index().park(area.park);
        if (unit == nullptr) {
            row.insert(row.end(), 4, exchange::TableCell(std::string()));
        } else {
            add_counts(row, carriers_in(*unit));
            row.emplace_back(stations_in(*unit));
            row.emplace_back(unit->area_generalised_km2);
        }
        for (const plan::Covered& c : covered_) {
            if ((unit == nullptr || c.unit != unit) && (park == nullptr || c.park != park)) continue;
            row.emplace_back(std::round(c.area_km2 * 10) / 10);
            row.emplace_back(std::round(c.share * 100));
            return;
        }
        const bool known = unit != nullptr || (park != nullptr && !park->shape.empty());
        row.insert(row.end(), 2, known ? exchange::TableCell(0.0) : exchange::TableCell(std::string()));
    }

private:
    [[nodiscard]] plan::WithinReach carriers_in(const plan::Unit& unit) const {
        plan::WithinReach out;
        for (std::size_t i = 0; i < passes_.size(); ++i)
            if (passes_[i]) plan::count(out, plan::membership(review_.places()[i], unit));
        return out;
    }
    [[nodiscard]] double stations_in(const plan::Unit& unit) const {
        const auto& stations = review_.index()->stations;
        return static_cast<double>(std::count_if(stations.begin(), stations.end(),
                                                 [&](const plan::Station& s) { return s.unit == unit.code; }));
    }

    const plan::ReviewIndex& review_;
    std::vector<bool> passes_;
    std::vector<plan::Covered> covered_;
};

}  // namespace

exchange::TableFile carriers_table(const plan::ReviewIndex& review, const carto::Review& asked, Language language) {
    const Table table = carrier_table(review, asked.reach, language);
    const std::vector<bool> passes = plan::passing(review, asked.filter, asked.reach);
    exchange::TableFile file{base::translate(language, mark("Carriers")), {}, {}};
    for (const Column& column : table.columns) file.titles.push_back(column.title);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (!passes[r]) continue;
        const Row& row = table.rows[r];
        file.rows.emplace_back();
        const double doubt = row.cells.back().number.value_or(0);  // the last column is the uncertainty
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            file.rows.back().push_back(cell_of(table.columns[i], row.cells[i], doubt));
    }
    return file;
}

void name_scenario(exchange::TableFile& table, const std::string& scenario, Language language) {
    if (scenario.empty()) return;
    table.titles.emplace_back(base::translate(language, mark("Scenario")));
    for (Cells& row : table.rows) {
        row.resize(table.titles.size() - 1, exchange::TableCell(std::string()));
        row.emplace_back(scenario);
    }
}

exchange::TableFile stations_table(const plan::ReviewIndex& review, const carto::Review& asked, Language language) {
    const Words w(language);
    const bool official = are_official(review);
    exchange::TableFile file{w.say("Reach of the stations"),
                             {w.say("Station"), w.say(official ? mark("Official chainage, m") : mark("Chainage, m"))},
                             {}};
    add_count_titles(w, file.titles, distance_text(asked.reach.width_m, language));
    const auto is_told = [&](double width) { return width != asked.reach.width_m; };  // the reach's own come first
    for (const double width : plan::k_station_widths_m | std::views::filter(is_told))
        add_count_titles(w, file.titles, distance_text(width, language));
    file.titles.push_back(w.say("Nearest to it"));
    file.titles.push_back(w.say("Measured"));
    const bool several = plan::has_several_lines(review.index().plan());
    if (several) file.titles.push_back(base::translate_in(language, "rail", "Line"));
    const auto passes = plan::passing(review, asked.filter, asked.reach);
    for (const plan::StationReach& s : plan::count_within(review, asked.reach, passes).stations) {
        const auto at = review.corridor().along(s.station->position);
        Cells& row = file.rows.emplace_back();
        row.emplace_back(w.name(s.station->name));
        row.push_back(at ? exchange::TableCell(std::round(review.index().ruler(at->line).shown_m(at->chainage_m)))
                         : exchange::TableCell(std::string()));
        add_counts(row, s.within);
        for (std::size_t i = 0; i < s.at_widths.size(); ++i)
            if (is_told(plan::k_station_widths_m[i])) add_counts(row, s.at_widths[i]);
        row.emplace_back(static_cast<double>(s.nearest.size()));
        row.emplace_back(carto::reach_words(asked.reach, language));
        if (several && at) row.emplace_back(w.name(review.index()->rail[at->line].name));
    }
    return file;
}

exchange::TableFile areas_table(const plan::ReviewIndex& review, const carto::Review& asked, Language language) {
    const Words w(language);
    const plan::Index& index = review.index();
    exchange::TableFile file{w.say("Areas"), {w.say("Area"), w.say("Segment")}, {}};
    add_count_titles(w, file.titles, w.say("Carriers"));
    for (const std::string& title : {w.say("Stations"), w.say("Area (generalised), km²"), w.say("Within reach, km²"),
                                     w.say("Within reach, %"), w.say("Measured")})
        file.titles.push_back(title);
    for (const plan::Indicator& i : index->indicators)
        for (const int year : {index->baseline_year, index->target_year})
            file.titles.push_back(w.say(mark("{0}, {1} {2}"), w.name(i.short_name), w.name(i.unit), year));
    const AreaCounts counts(review, asked);
    for (const plan::Area* area : index.areas()) {
        Cells& row = file.rows.emplace_back();
        row.emplace_back(w.name(area->name));
        row.emplace_back(w.name(plan::label_of(index, plan::FilterField::segment, carto::segment_key(index, *area))));
        counts.write(*area, row);
        row.emplace_back(carto::reach_words(asked.reach, language));
        for (const plan::Indicator& i : index->indicators) {
            const plan::Target* target = index.target(area->key, i.key);
            row.push_back(cell_of(target == nullptr ? std::nullopt : target->baseline));
            row.push_back(cell_of(target == nullptr ? std::nullopt : target->target));
        }
    }
    return file;
}

exchange::TableFile gaps_table(const plan::ReviewIndex& review, Language language) {
    const Words w(language);
    exchange::TableFile file{
        w.say("Gaps"),
        {w.say("Kind"), base::translate_in(language, "of a gap", "Place"), w.say("Gap"), w.say("Size"),
         w.say("How sure"), w.say("Why it matters"), w.say("Let stand"), w.say("Note")},
        {}};
    const std::vector<plan::GapRule> rules = plan::gap_rules_in_effect(review.index().plan());
    for (const plan::Gap& gap : plan::find_gaps(review, rules)) {
        Cells& row = file.rows.emplace_back();
        row.emplace_back(w.name(plan::label(gap.rule->kind)));
        row.emplace_back(gap_place(gap, review.index(), language));
        row.emplace_back(gap_sentence(gap, review.index(), language));
        row.emplace_back(gap_size(gap, review.index(), language));
        row.emplace_back(w.name(plan::label(gap.certain ? plan::Membership::certain : plan::Membership::possible)));
        row.emplace_back(gap_reason(gap, language));
        row.emplace_back(gap.acknowledged() ? w.say("yes") : std::string());
        row.emplace_back(gap.remark != nullptr ? gap.remark->text : std::string());
    }
    return file;
}

exchange::TableFile notes_table(const plan::Plan& plan, Language language) {
    const Words w(language);
    exchange::TableFile file{
        w.say("Notes on the map"),
        {w.say("Day"), w.say("Time"), w.say("Number"), w.say("State"), w.say("Words"), w.say("Pinned to"),
         w.say("Written by"), w.say("Replies"), w.say("Drawings"), w.say("Longitude"), w.say("Latitude")},
        {}};
    for (const NoteRow& note : note_rows(plan, language)) {
        const geo::LonLat place = plan::place_of_note(plan, *plan::find_note(plan, note.feature.id));
        std::string replies;
        for (const std::string& reply : note.replies) replies += (replies.empty() ? "" : "\n") + reply;
        file.rows.push_back({note.day, note.time, static_cast<double>(note.number), w.name(plan::label(note.state)),
                             note.text, note.pinned_to, note.author, replies, static_cast<double>(note.drawings),
                             place.lon, place.lat});
    }
    return file;
}

exchange::TableFile segments_table(const plan::ReviewIndex& review, int year, Language language) {
    const Words w(language);
    const std::vector<plan::SegmentReport> reports = plan::segment_reports(review, year);
    exchange::TableFile file{
        w.say("Segments of the corridor"), segment_titles(w, reports.front(), review.index().plan(), year), {}};
    for (const plan::SegmentReport& report : reports) file.rows.push_back(segment_row(w, report));
    return file;
}

}  // namespace session
