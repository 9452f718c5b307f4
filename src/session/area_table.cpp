#include <algorithm>
#include <fmt/format.h>

#include "carto/choropleth.h"
#include "session/tables.h"
#include "value_text.h"

namespace session {
namespace {

using plan::Measure;

/// Builds the rows for one indicator and the choice of a map.
class Writer {
public:
    Writer(const plan::Index& index, const carto::MapOptions& options)
        : index_(index), options_(options), map_(carto::make_choropleth(index, options)) {}

    Table table() {
        write_columns();
        for (const carto::AreaValue& value : map_.areas) write_row(value);
        return std::move(table_);
    }

private:
    [[nodiscard]] const char* say(const char* english) const { return base::translate(options_.language, english); }
    [[nodiscard]] std::string name(const plan::Name& n) const { return carto::in(n, options_.language); }

    void column(std::string key, std::string title, const std::string& unit, bool numeric) {
        if (!unit.empty()) title += " (" + unit + ")";
        table_.columns.push_back({std::move(key), std::move(title), numeric});
    }

    void write_columns() {
        column("area", say("Area"), "", false);
        column("segment", say("Segment"), "", false);
        if (map_.indicator == nullptr) return;
        const std::string unit = unit_text(*map_.indicator, options_.language);
        column("baseline", fmt::format("{} {}", say("Baseline"), index_->baseline_year), unit, true);
        column("target", fmt::format("{} {}", say("Target"), index_->target_year), unit, true);
        const int year = options_.measure == Measure::target ? index_->target_year : options_.year;
        column("measure", fmt::format("{} {}", name(plan::label(options_.measure)), year),
               plan::is_ratio(options_.measure) ? "%" : unit, true);
        column("class", say("Class"), "", false);
        const std::string difference = is_share(*map_.indicator) ? say("points") : unit;
        column("gap", name(plan::label(Measure::gap)), difference, true);
        column("required_yearly", name(plan::label(Measure::required_yearly)), difference, true);
        for (const plan::Indicator& i : index_->indicators)
            column("attainment." + i.key, fmt::format("{} {}", name(i.short_name), say("attainment")), "%", true);
    }

    [[nodiscard]] Cell number(const plan::MeasureValue& value, const plan::Indicator& indicator,
                              Measure measure) const {
        if (!value.value) return {missing_text(value.reason, options_.language), {}, true};
        const plan::NumberFormat format = plan::number_format(indicator, measure);
        return {grouped(*value.value * format.scale, format.decimals), value.value, false};
    }

    [[nodiscard]] Cell required(const plan::MeasureValue& value) const {
        if (!value.value) return {missing_text(value.reason, options_.language), {}, true};
        const int decimals = std::max(map_.indicator->decimals, 1);  // a firm and a half a year
        return {grouped(*value.value, decimals), value.value, false};
    }

    [[nodiscard]] Cell class_cell(const carto::AreaValue& value) const {
        if (!value.class_index) return {missing_text(value.value.reason, options_.language), {}, true};
        const plan::ClassRange& range = map_.classification.classes[*value.class_index];
        const std::string words = name(range.words);
        return {words.empty() ? name(range.label) : range.mark + " " + words, {}, false};
    }

    [[nodiscard]] Cell segment_cell(const plan::Area& area) const {
        const plan::Unit* unit = area.units.empty() ? nullptr : index_.unit(area.units.front());
        const plan::Segment* segment = unit == nullptr ? nullptr : index_.segment(unit->segment);
        return segment == nullptr ? Cell{say("off the corridor"), {}, true} : Cell{name(segment->name), {}, false};
    }

    void write_row(const carto::AreaValue& value) {
        const plan::Area& area = *value.area;
        const plan::Indicator& shown = *map_.indicator;
        const plan::Basis basis = plan::basis_of(index_, area.key, shown.key, options_.year, options_.target_set);
        const auto measured = [&](Measure m) { return plan::measure(basis, m); };
        Row row;
        row.feature = plan::Index::feature_of(area);
        row.cells = {{name(area.name), {}, false}, segment_cell(area)};
        row.cells.push_back(number({basis.baseline, missing_baseline(basis), false}, shown, Measure::value));
        row.cells.push_back(number(measured(Measure::target), shown, Measure::target));
        row.cells.push_back(number(value.value, shown, options_.measure));
        row.cells.push_back(class_cell(value));
        row.cells.push_back(number(measured(Measure::gap), shown, Measure::gap));
        row.cells.push_back(required(measured(Measure::required_yearly)));
        for (const plan::Indicator& i : index_->indicators)
            row.cells.push_back(
                number(plan::measure(index_, area.key, i.key, options_.year, Measure::attainment, options_.target_set),
                       i, Measure::attainment));
        table_.rows.push_back(std::move(row));
    }

    const plan::Index& index_;
    const carto::MapOptions& options_;
    carto::Choropleth map_;
    Table table_;
};

}  // namespace

Table area_table(const plan::Index& index, const carto::MapOptions& options) {
    const carto::MapOptions shown = carto::resolved(index, options);  // the writer keeps a reference
    return Writer(index, shown).table();
}

}  // namespace session
