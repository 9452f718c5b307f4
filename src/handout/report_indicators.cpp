#include <algorithm>
#include <optional>

#include "base/digits.h"
#include "carto/choropleth.h"
#include "plan/observations.h"
#include "plan/series.h"
#include "report_chapter.h"
#include "report_parts.h"
#include "session/bullets.h"
#include "session/city_tables.h"

namespace handout {
namespace {

using base::mark;
using chart::Cell;
using session::EvaluationRow;
using session::Outcome;

constexpr scene::Colour k_unclassed = scene::rgb(0x7F93A8);

/// How the indicators did: all of them, then one by one with table, charts and map.
class IndicatorChapter : ReportChapter {
public:
    IndicatorChapter(ReportDraft& draft, const MapMaker& make_map, const Progress& progress)
        : ReportChapter(draft), make_map_(make_map), progress_(progress) {}

    base::Result<void> write() {
        part(mark("How the main indicators did"));
        section(mark("All indicators at a glance"));
        add_city_table();
        add_plan_table();
        const auto count = static_cast<float>(index_->indicators.size());
        for (std::size_t i = 0; i < index_->indicators.size(); ++i) {
            if (!wanted(static_cast<float>(i) / count))
                return base::fail(base::ErrorKind::refused, in(index_->title), mark("is not written: cancelled"));
            if (auto added = add_indicator(index_->indicators[i]); !added) return base::pass(added.error());
        }
        return {};
    }

private:
    [[nodiscard]] bool wanted(float share) const { return !progress_ || progress_(share); }

    [[nodiscard]] std::string actual_title() const { return say(mark("{} actual"), year_); }
    [[nodiscard]] std::vector<chart::Column> judged_columns(const std::string& first, bool turned_over) const {
        return {{first},
                {say(mark("{} baseline"), index_->baseline_year), true},
                {say(mark("{} target"), index_->target_year), true},
                {actual_title(), true},
                {say(mark("Result"))},
                {turned_over ? say(mark("Target ÷ actual")) : say(mark("Actual ÷ target")), true},
                {say(mark("Way made")), true},
                {say(mark("Kind of figure"))},
                {say(mark("Supplier"))}};
    }
    [[nodiscard]] std::vector<Cell> judged_cells(const std::string& first, const EvaluationRow& row,
                                                 std::optional<scene::Colour> colour) const {
        const bool valued = !row.actual.empty();
        const bool is_asked = row.has_baseline || row.has_target;
        const auto share = [&](const std::string& words, const session::Share& of) {
            return valued ? Cell{words, !of.value} : Cell{"—", true};
        };
        return {{first},
                {is_asked ? row.baseline : "/", !row.has_baseline},  // as the plan's own table has it
                {is_asked ? row.target : "/", !row.has_target},
                is_asked || valued ? entered(row.actual) : Cell{"—", true},
                {row.result, !valued || !row.has_target, colour},
                share(row.of_target, row.judgement.of_target),
                share(row.of_way, row.judgement.of_way),
                valued ? Cell{row.state.empty() ? say(mark("of the plan")) : row.state} : Cell{"", true},
                valued ? entered(row.supplier) : Cell{"", true}};
    }

    [[nodiscard]] std::string way_words() const {
        return say(mark("Way made: (actual − baseline) ÷ (target − baseline)."));
    }

    void add_city_table() {
        const plan::Area* city = index_.city();
        if (city == nullptr) return;
        chart::Table out;
        bool turned_over = false;
        for (const plan::Indicator& indicator : index_->indicators) {
            const EvaluationRow row =
                session::evaluation_row(index_, *city, indicator, year_, wish_.words, wish_.language);
            turned_over = turned_over || row.judgement.turned_over;
            auto cells = judged_cells(in(indicator.name), row, std::nullopt);
            cells.insert(cells.begin(), Cell{std::to_string(out.rows.size() + 1)});
            out.rows.push_back(std::move(cells));
        }
        out.columns = judged_columns(say(mark("Indicator")), false);
        out.columns.insert(out.columns.begin(), {say(mark("No.")), true});
        std::string under = says_nothing() + gap_between() + way_words();
        if (turned_over)
            under += gap_between() + say(mark("Where lower is better, the first rate is target ÷ actual."));
        table(std::move(out), say(mark("Indicators of {0}, {1}"), in(index_->city), year_), under);
    }

    /// The plan's own list of main indicators, each value in its own form.
    void add_plan_table() {
        const session::CityTable city = session::city_table(index_, "table2", wish_.language);
        if (city.rows.empty() || index_.city() == nullptr) return;
        section(mark("The plan's list of main indicators"));
        chart::Table out;
        out.columns = {{say(mark("No.")), true},
                       {say(mark("Indicator"))},
                       {say(mark("{} baseline"), index_->baseline_year), true},
                       {say(mark("{} target"), city.target_year), true},
                       {actual_title(), true},
                       {say(mark("Result"))},
                       {say(mark("Way made")), true},
                       {say(mark("Supplier"))}};
        for (const session::CityRow& row : city.rows) out.rows.push_back(plan_cells(city, row));
        table(std::move(out), say(mark("Main indicators as the plan lists them, {}"), year_),
              says_nothing() + gap_between() + way_words() + gap_between() +
                  say(mark("A target in words, or of two counts, is judged by a person: both figures are shown.")));
    }
    [[nodiscard]] std::vector<Cell> plan_cells(const session::CityTable& city, const session::CityRow& row) const {
        const std::string& area = index_.city()->key;
        const plan::CityFigure* figure = index_.figure(row.key);
        const std::string& key = figure == nullptr ? row.key : index_.observed_key(*figure);
        const session::Judgement judged = session::judge(index_, area, key, year_);
        const plan::Observation* observed = index_.observation(area, key, year_);
        const auto value_of = [&](int year) {
            const auto at = std::ranges::find(city.years, year);
            return at == city.years.end() ? std::string()
                                          : row.values[static_cast<std::size_t>(at - city.years.begin())];
        };
        const std::string actual = value_of(year_);
        return {{row.number},
                {row.unit.empty() ? row.name : say(mark("{0} ({1})"), row.name, row.unit)},
                {value_of(index_->baseline_year)},
                {row.revised.empty() ? row.target : say(mark("{0}; revised: {1}"), row.target, row.revised)},
                entered(actual == "—" ? "" : actual),
                {in(session::label(judged.outcome, wish_.words)), judged.outcome <= Outcome::by_hand},
                share_cell(judged.of_way),
                observed == nullptr ? Cell{"", true} : entered(observed->source)};
    }
    [[nodiscard]] Cell share_cell(const session::Share& share) const {
        if (share.reason == plan::Missing::no_actual) return {"—", true};
        if (!share.value) return {in(plan::label(share.reason)), true};
        return {fmt::format("{:.1f}%", *share.value * 100)};
    }

    base::Result<void> add_indicator(const plan::Indicator& indicator) {
        section(in(indicator.name), true);
        tell(areas_words(indicator));
        const carto::MapOptions options = judged_map(index_, indicator, year_, wish_.language);
        const carto::Choropleth classes = carto::make_choropleth(index_, options);
        add_years(indicator);
        add_area_table(indicator, classes);
        add_bars(indicator, classes);
        return add_map(indicator, options);
    }

    [[nodiscard]] std::vector<const carto::AreaValue*> rows_of(const carto::Choropleth& classes) const {
        std::vector<const carto::AreaValue*> rows;
        for (const carto::AreaValue& area : classes.areas) rows.push_back(&area);
        if (classes.city) rows.push_back(&*classes.city);
        return rows;
    }
    [[nodiscard]] static std::optional<scene::Colour> colour_of(const carto::AreaValue& area,
                                                                const carto::Choropleth& classes) {
        return area.class_index ? std::optional(classes.colours[*area.class_index]) : std::nullopt;
    }

    /// How many areas reached it, by the chosen word.
    [[nodiscard]] std::string areas_words(const plan::Indicator& indicator) const {
        int asked = 0, judged = 0, reached = 0;
        for (const plan::Area* area : index_.areas()) {
            const Outcome outcome = session::judge(index_, area->key, indicator.key, year_).outcome;
            asked += outcome != Outcome::no_target ? 1 : 0;
            judged += outcome > Outcome::by_hand ? 1 : 0;
            reached += outcome == reached_outcome() ? 1 : 0;
        }
        return say(
            mark(
                "Of {0} areas with a target, {1} have an actual value for {2}; the result is \"{3}\" for {4} of them."),
            asked, judged, year_, in(session::label(reached_outcome(), wish_.words)), reached);
    }

    void add_area_table(const plan::Indicator& indicator, const carto::Choropleth& classes) {
        chart::Table out;
        out.columns = judged_columns(say(mark("Area")), indicator.direction == plan::Direction::lower_is_better);
        for (const carto::AreaValue* area : rows_of(classes)) {
            const EvaluationRow row = session::evaluation_row(index_, *area->area, indicator, year_, wish_.words,
                                                              wish_.language, session::Units::once);
            const bool valued = !row.actual.empty();
            out.rows.push_back(judged_cells(in(area->area->name), row,
                                            valued ? colour_of(*area, classes) : std::optional<scene::Colour>()));
        }
        std::string under = says_nothing() + gap_between() + way_words();
        if (std::ranges::any_of(out.rows, [](const auto& row) { return row[4].mark.has_value(); }))
            under += gap_between() + say(mark("The dots have the colours of the classes in the next figure."));
        std::string caption = say(mark("{0} by area, {1}"), in(indicator.short_name), year_);
        if (const std::string unit = in(indicator.unit); !unit.empty()) caption = say(mark("{0} ({1})"), caption, unit);
        table(std::move(out), caption, under);
    }

    /// A count of the whole city would leave no room for those of its areas.
    void add_bars(const plan::Indicator& indicator, const carto::Choropleth& classes) {
        chart::Bars bars;
        bars.caption =
            say(mark("{0}: actual value, target and baseline by area, {1}"), in(indicator.short_name), year_);
        bars.actual_words = actual_title();
        bars.target_words = say(mark("{} target"), index_->target_year);
        bars.baseline_words = say(mark("{} baseline"), index_->baseline_year);
        for (const carto::AreaValue* area : rows_of(classes)) {
            const bool is_city = area->area->kind == plan::AreaKind::city;
            if (is_city && indicator.city_value == plan::CityValue::sum) continue;
            const session::Bullet bullet = session::bullet_of(index_, *area->area, indicator, year_, wish_.language);
            if (!bullet.actual && !bullet.target && !bullet.baseline) continue;
            bars.rows.push_back({in(area->area->name), bullet.actual, bullet.target, bullet.baseline,
                                 bullet.actual ? bullet.actual_text : say(mark("not entered")),
                                 colour_of(*area, classes).value_or(k_unclassed)});
        }
        add_classes(bars, classes);
        document_.emplace_back(std::move(bars));
    }

    /// A key of the colours that bars have.
    void add_classes(chart::Bars& bars, const carto::Choropleth& classes) const {
        const auto is_drawn = [&](scene::Colour colour) {
            return std::ranges::any_of(bars.rows,
                                       [&](const chart::Bar& bar) { return bar.actual && bar.colour == colour; });
        };
        bars.classes_words = say(mark("Colour: {}"), in(plan::label(classes.classification.measure)));
        for (std::size_t i = 0; i < classes.colours.size(); ++i) {
            const plan::ClassRange& range = classes.classification.classes[i];
            const std::string words = in(range.words), label = in(range.label);
            if (is_drawn(classes.colours[i]))
                bars.classes.emplace_back(words.empty() ? label : say(mark("{0} ({1})"), words, label),
                                          classes.colours[i]);
        }
        if (is_drawn(k_unclassed)) bars.classes.emplace_back(say(mark("without a class")), k_unclassed);
    }

    /// Of the city, where there is something between baseline and target.
    void add_years(const plan::Indicator& indicator) {
        for (const plan::Series& series : plan::series_of(index_, indicator.key)) {
            if (series.area->kind != plan::AreaKind::city || series.points.size() < 2) continue;
            chart::Years years;
            years.caption = say(mark("{0} of {1} over the years ({2})"), in(indicator.short_name), in(index_->city),
                                in(indicator.unit));
            years.values_words = say(mark("Actual value"));
            years.target_words = say(mark("Straight way from baseline to target"));
            years.first = index_->baseline_year;
            years.last = index_->target_year;
            const auto point = [&](int year, double value) {
                return chart::YearPoint{year, value,
                                        base::grouped_digits(fmt::format("{:.{}f}", value, indicator.decimals))};
            };
            for (const plan::SeriesPoint& p : series.points) {
                years.values.push_back(point(p.year, p.value));
                if (p.sample) years.values.back().text += "*";
                years.last = std::max(years.last, p.year);
            }
            if (std::ranges::any_of(series.points, &plan::SeriesPoint::sample))
                years.values_words += say(mark(" (* SAMPLE)"));
            if (series.baseline) years.baseline = point(index_->baseline_year, *series.baseline);
            if (series.target) years.target = point(index_->target_year, *series.target);
            document_.emplace_back(std::move(years));
        }
    }

    /// Where nobody has entered a value, the targets: a map of gaps alone would say nothing.
    base::Result<void> add_map(const plan::Indicator& indicator, carto::MapOptions options) {
        const bool has_values = plan::coverage(index_, indicator.key, year_).with > 0;
        if (!has_values) options.measure = plan::Measure::target;
        auto picture = make_map_(options);
        if (!picture) return base::pass(picture.error());
        picture->caption = has_values ? say(mark("{0} by area on the map, {1}"), in(indicator.short_name), year_)
                                      : say(mark("{0}: targets for {1} (no actual values entered yet)"),
                                            in(indicator.short_name), index_->target_year);
        document_.emplace_back(*std::move(picture));
        return {};
    }

    const MapMaker& make_map_;
    const Progress& progress_;
};

}  // namespace

base::Result<void> add_indicators(ReportDraft& draft, const MapMaker& make_map, const Progress& progress) {
    return IndicatorChapter(draft, make_map, progress).write();
}

}  // namespace handout
