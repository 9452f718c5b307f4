#include "report_sections.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/translate.h"
#include "carto/choropleth.h"
#include "plan/cores.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"
#include "plan/observations.h"
#include "report_parts.h"
#include "report_tables.h"
#include "session/bullets.h"
#include "session/city_tables.h"
#include "session/paragraph.h"
#include "session/review_tables.h"
#include "session/series.h"

namespace handout {
namespace {

using base::mark;
using chart::Cell;
using session::EvaluationRow;
using session::Outcome;

constexpr scene::Colour k_unclassed = scene::rgb(0x7F93A8);

class SectionWriter {
public:
    SectionWriter(const plan::ReviewIndex& review, const EvaluationWish& wish, const MapMaker& make_map,
                  const Progress& progress)
        : review_(review),
          index_(review.index()),
          wish_(wish),
          make_map_(make_map),
          progress_(progress),
          year_(evaluated_year(index_, wish.year)) {}

    base::Result<chart::Document> write() {
        add_cover();
        add_scope();
        add_overall();
        if (auto added = add_indicators(); !added) return base::pass(added.error());
        add_carriers();
        add_areas();
        add_gaps();
        add_proposals();
        add_annexes();
        return std::move(document_);
    }

private:
    // Words.
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, wish_.language); }
    [[nodiscard]] std::string say(const char* english) const { return base::translate(wish_.language, english); }
    template <class... Args>
    [[nodiscard]] std::string say(const char* english, const Args&... args) const {
        return fmt::format(fmt::runtime(say(english)), args...);
    }
    [[nodiscard]] std::string or_unsaid(const std::string& words) const {
        return words.empty() ? say(mark("not filled in")) : words;
    }
    /// What is entered, or a cell that says that nothing is.
    [[nodiscard]] Cell entered(const std::string& words) const {
        return words.empty() ? Cell{say(mark("not entered")), true} : Cell{words};
    }
    [[nodiscard]] std::string year_words(const char* english, int year) const { return say(english, year); }

    // Blocks.
    void part(const char* english) {
        section_ = 0;
        heading_ = fmt::format("{}", ++part_);
        document_.push_back(chart::Heading{1, heading_ + "  " + say(english)});
    }
    void section(const std::string& title, bool on_new_sheet = false) {
        document_.push_back(chart::Heading{2, fmt::format("{}.{}  {}", heading_, ++section_, title), on_new_sheet});
    }
    void section(const char* english) { section(say(english)); }
    void annex(const char* english) {
        document_.push_back(chart::Heading{1, say(mark("Annex {}"), ++annexes_) + "  " + say(english)});
    }
    void tell(std::string text) { document_.push_back(chart::Paragraph{std::move(text)}); }
    void note(std::string text) { document_.push_back(chart::Paragraph{std::move(text), true}); }
    void table(chart::Table table, std::string caption, std::string under = {}) {
        table.caption = std::move(caption);
        table.note = std::move(under);
        document_.push_back(std::move(table));
    }
    [[nodiscard]] std::string says_nothing() const {
        return say(mark("Not entered: nobody has entered the figure; it is not zero."));
    }

    [[nodiscard]] bool wanted(float share) const { return !progress_ || progress_(share); }

    // Cover and chapter 1.
    void add_cover() {
        chart::Cover cover{report_title(index_.plan(), wish_), report_subtitle(index_.plan(), wish_), "", {}};
        if (index_.has_sample()) cover.mark = say(mark("SAMPLE values, not measured: nothing here may be quoted"));
        const auto line = [&](const char* what, const std::string& words) {
            cover.lines.emplace_back(say(what), words);
        };
        line(mark("Period of the plan"), say(mark("{0}–{1} (baseline {2})"), index_->baseline_year + 1,
                                             index_->target_year, index_->baseline_year));
        line(mark("Period that is evaluated"), say(mark("{0}–{1}"), index_->baseline_year + 1, year_));
        if (!wish_.scenario.empty()) line(mark("Scenario"), wish_.scenario);
        line(mark("Made by"), or_unsaid(wish_.maker));
        line(mark("Cut-off date of the data"), or_unsaid(wish_.date));
        document_.emplace_back(std::move(cover));
    }

    void add_scope() {
        part(mark("How this evaluation was made"));
        section(mark("Scope"));
        tell(scope_words());
        section(mark("Basis of the evaluation"));
        tell(say(mark("The yardstick is the plan itself: baselines of {0} and targets for {1} as {2} states them."),
                 index_->baseline_year, index_->target_year, in(index_->title)));
        for (const plan::TargetSet& set : index_->target_sets)
            tell(say(mark("Revised targets are on record ({0}; source: {1}). They are a second yardstick and change no "
                          "judgement here."),
                     in(set.name), or_unsaid(set.source)));
        section(mark("Sources of the data and cut-off date"));
        tell(say(mark("Cut-off date of the data: {0}."), or_unsaid(wish_.date)) + gap_between() + entered_words());
        add_suppliers();
        section(mark("Words and rates"));
        tell(words_of_results());
        tell(say(
            mark("A rate of completion means two things, which are kept apart here. Meaning 1 is of all "
                 "indicators: those that reached their target ÷ all. Meaning 2 is of one indicator and has two forms: "
                 "actual ÷ target, which flatters where the baseline is high, and (actual − baseline) ÷ "
                 "(target − baseline), the way that was made of the way that was planned.")));
    }
    [[nodiscard]] std::string gap_between() const { return wish_.language == carto::Language::en ? " " : ""; }
    [[nodiscard]] Outcome reached_outcome() const {
        return session::is_final(index_, year_) ? Outcome::reached : Outcome::reached_early;
    }

    /// When a result is called what.
    [[nodiscard]] std::string words_of_results() const {
        const auto word = [&](Outcome outcome) { return in(session::label(outcome, wish_.words)); };
        const std::string judged = say(mark("At the target counts as reached. What has no value is not judged."));
        if (session::is_final(index_, year_))
            return say(mark("A result is called \"{0}\" where the actual value is at the target or better, else "
                            "\"{1}\"."),
                       word(Outcome::reached), word(Outcome::missed)) +
                   gap_between() + judged;
        std::string words =
            say(mark("A result is called \"{0}\" where the actual value is at the target or better before "
                     "the target year."),
                word(Outcome::reached_early));
        if (word(Outcome::faster) != word(Outcome::behind))
            words +=
                gap_between() +
                say(mark("Else the way that was made is held against the time that has passed: from {0} of it \"{1}\", "
                         "from {2} \"{3}\", below that \"{4}\"."),
                    percent(index_->thresholds.faster), word(Outcome::faster), percent(index_->thresholds.on_pace),
                    word(Outcome::on_course), word(Outcome::behind));
        else
            words += gap_between() + say(mark("Else it is called \"{0}\"."), word(Outcome::behind));
        return words + gap_between() + judged;
    }
    [[nodiscard]] static std::string percent(double share) { return fmt::format("{:.0f}%", share * 100); }

    [[nodiscard]] std::string scope_words() const {
        std::string words =
            say(mark("This evaluation covers {0} areas and {1} as a whole, by {2} indicators, and the {3} "
                     "carriers of innovation of the plan"),
                index_.areas().size(), in(index_->city), index_->indicators.size(), index_->carriers.size());
        if (!index_->rail.empty())
            words += say(mark(" along {0} with {1} stations"), in(index_->rail.front().name), index_->stations.size());
        return words + full_stop();
    }
    [[nodiscard]] std::string full_stop() const { return wish_.language == carto::Language::zh ? "。" : "."; }

    [[nodiscard]] std::string entered_words() const {
        const session::EnteredCount count = session::count_entered(index_, year_);
        return say(
            mark("Of {1} values that the plan asks for, {2} are entered for {0}: {3} flash figures, {4} verified, "
                 "{5} SAMPLE; {6} are not entered yet."),
            year_, count.asked, count.entered(), count.preliminary, count.final_values, count.sample,
            count.asked - count.entered());
    }

    /// Who supplied how many of the values.
    void add_suppliers() {
        std::map<std::string, int> suppliers;
        for (const plan::Observation& observed : index_->observations)
            if (observed.year == year_) ++suppliers[observed.source];
        if (suppliers.empty()) return;
        chart::Table out;
        out.columns = {{say(mark("Supplier of the data"))}, {say(mark("Number of values")), true}};
        for (const auto& [supplier, count] : suppliers)
            out.rows.push_back({entered(supplier), {std::to_string(count)}});
        table(std::move(out), say(mark("Suppliers of the values of {}"), year_));
    }

    // Chapter 2.
    void add_overall() {
        part(mark("Overall result"));
        tell(reached_words());
        if (const plan::Area* city = index_.city())
            for (const plan::Indicator& indicator : index_->indicators)
                tell(session::paragraph_of(index_, *city, indicator, year_, wish_.language));
        note(say(
            mark("What the figures cannot say, the appraisal of the work as a whole, is for the maker of the report "
                 "to add here.")));
    }

    [[nodiscard]] std::string reached_words() const {
        const session::ReachedCount count = session::count_reached(index_, year_);
        const std::string words =
            say(mark("Of {0} indicators of {1} with a target, {2} have an actual value for {3}; {4} of "
                     "them reached the target."),
                count.all, in(index_->city), count.judged, year_, count.reached);
        if (count.all == 0) return words;
        if (count.judged < count.all)
            return words + gap_between() +
                   say(mark("The rate of completion (meaning 1: indicators that reached their target ÷ all indicators) "
                            "cannot be stated: {} have no value yet."),
                       count.all - count.judged);
        return words + gap_between() +
               say(mark("The rate of completion (meaning 1: indicators that reached their target ÷ all indicators) is "
                        "{0} ÷ {1} = {2}."),
                   count.reached, count.all, fmt::format("{:.1f}%", 100.0 * count.reached / count.all));
    }

    // Chapter 3.
    base::Result<void> add_indicators() {
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

    [[nodiscard]] std::string actual_title() const { return year_words(mark("{} actual"), year_); }
    [[nodiscard]] std::vector<chart::Column> judged_columns(const std::string& first, bool turned_over) const {
        return {{first},
                {year_words(mark("{} baseline"), index_->baseline_year), true},
                {year_words(mark("{} target"), index_->target_year), true},
                {actual_title(), true},
                {say(mark("Result"))},
                {turned_over ? say(mark("Target ÷ actual")) : say(mark("Actual ÷ target")), true},
                {say(mark("(Actual − baseline) ÷ (target − baseline)")), true},
                {say(mark("Kind of figure"))},
                {say(mark("Supplier of the data"))}};
    }
    [[nodiscard]] std::vector<Cell> judged_cells(const std::string& first, const EvaluationRow& row,
                                                 std::optional<scene::Colour> colour) const {
        const bool valued = !row.actual.empty();
        const bool is_asked = row.has_baseline || row.has_target;
        const auto share = [&](const std::string& words, const session::Share& of) {
            return valued ? Cell{words, !of.value} : Cell{"—", true};
        };
        return {{first},
                {row.baseline, !row.has_baseline},
                {row.target, !row.has_target},
                is_asked || valued ? entered(row.actual) : Cell{"—", true},
                {row.result, !valued || !row.has_target, colour},
                share(row.of_target, row.judgement.of_target),
                share(row.of_way, row.judgement.of_way),
                valued ? Cell{row.state.empty() ? say(mark("of the plan")) : row.state} : Cell{"", true},
                valued ? entered(row.supplier) : Cell{"", true}};
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
        std::string under = says_nothing();
        if (turned_over)
            under += gap_between() + say(mark("Where lower is better, the first rate is target ÷ actual."));
        table(std::move(out), say(mark("Indicators of {0}, {1}"), in(index_->city), year_), under);
    }

    /// The plan's own list of main indicators, each value in its own form.
    void add_plan_table() {
        const session::CityTable city = session::city_table(index_, "table2", wish_.language);
        const plan::Area* area = index_.city();
        if (city.rows.empty() || area == nullptr) return;
        section(mark("The plan's list of main indicators"));
        chart::Table out;
        out.columns = {{say(mark("No.")), true}, {say(mark("Indicator"))}, {say(mark("Unit"))}};
        const auto at = std::ranges::find(city.years, year_);
        const auto base = std::ranges::find(city.years, index_->baseline_year);
        out.columns.push_back({year_words(mark("{} baseline"), index_->baseline_year), true});
        out.columns.push_back({year_words(mark("{} target"), city.target_year), true});
        out.columns.push_back({actual_title(), true});
        out.columns.push_back({say(mark("Result"))});
        out.columns.push_back({say(mark("(Actual − baseline) ÷ (target − baseline)")), true});
        const auto value_at = [&](const session::CityRow& row, auto year) {
            return year == city.years.end() ? std::string()
                                            : row.values[static_cast<std::size_t>(year - city.years.begin())];
        };
        for (const session::CityRow& row : city.rows) {
            const plan::CityFigure* figure = index_.figure(row.key);
            const session::Judgement judged =
                session::judge(index_, area->key, figure == nullptr ? row.key : index_.observed_key(*figure), year_);
            const std::string actual = value_at(row, at);
            out.rows.push_back({{row.number},
                                {row.name},
                                {row.unit},
                                {value_at(row, base)},
                                {row.target},
                                entered(actual == "—" ? "" : actual),
                                {in(session::label(judged.outcome, wish_.words)), judged.outcome <= Outcome::by_hand},
                                share_cell(judged.of_way)});
        }
        table(std::move(out), say(mark("Main indicators as the plan lists them, {}"), year_),
              says_nothing() + gap_between() +
                  say(mark("A target in words, or of two counts, is judged by a person: both figures are shown.")));
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
            const EvaluationRow row =
                session::evaluation_row(index_, *area->area, indicator, year_, wish_.words, wish_.language);
            const bool valued = !row.actual.empty();
            out.rows.push_back(judged_cells(in(area->area->name), row,
                                            valued ? colour_of(*area, classes) : std::optional<scene::Colour>()));
        }
        table(std::move(out), say(mark("{0} by area, {1}"), in(indicator.short_name), year_), says_nothing());
    }

    /// A count of the whole city would leave no room for those of its areas.
    void add_bars(const plan::Indicator& indicator, const carto::Choropleth& classes) {
        chart::Bars bars;
        bars.caption =
            say(mark("{0}: actual value, target and baseline by area, {1}"), in(indicator.short_name), year_);
        bars.actual_words = actual_title();
        bars.target_words = year_words(mark("{} target"), index_->target_year);
        bars.baseline_words = year_words(mark("{} baseline"), index_->baseline_year);
        for (const carto::AreaValue* area : rows_of(classes)) {
            const bool is_city = area->area->kind == plan::AreaKind::city;
            if (is_city && indicator.city_value == plan::CityValue::sum) continue;
            const session::Bullet bullet = session::bullet_of(index_, *area->area, indicator, year_, wish_.language);
            if (!bullet.actual && !bullet.target && !bullet.baseline) continue;
            bars.rows.push_back({in(area->area->name), bullet.actual, bullet.target, bullet.baseline,
                                 bullet.actual ? bullet.actual_text : say(mark("not entered")),
                                 colour_of(*area, classes).value_or(k_unclassed)});
        }
        document_.emplace_back(std::move(bars));
    }

    /// Of the city, where there is something between baseline and target.
    void add_years(const plan::Indicator& indicator) {
        for (const session::Series& series : session::series_of(index_, indicator.key)) {
            if (series.area->kind != plan::AreaKind::city || series.points.size() < 2) continue;
            chart::Years years;
            years.caption = say(mark("{0} of {1} over the years ({2})"), in(indicator.short_name), in(index_->city),
                                in(indicator.unit));
            years.values_words = say(mark("Actual value"));
            years.target_words = say(mark("Straight way from baseline to target"));
            years.first = index_->baseline_year;
            years.last = index_->target_year;
            const auto point = [&](int year, double value) {
                return chart::YearPoint{year, value, fmt::format("{:.{}f}", value, indicator.decimals)};
            };
            for (const session::SeriesPoint& p : series.points) {
                years.values.push_back(point(p.year, p.value));
                if (p.sample) years.values.back().text += "*";
                years.last = std::max(years.last, p.year);
            }
            if (std::ranges::any_of(series.points, &session::SeriesPoint::sample))
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

    // Chapters 4 to 7.
    void add_carriers() {
        part(mark("Main tasks and projects: the carriers one by one"));
        const session::Table all = session::carrier_table(review_, wish_.review.reach, wish_.language);
        tell(carriers_words());
        section(mark("State of the work"));
        constexpr std::array<std::string_view, 5> k_what{"number", "name", "function", "programme", "body"};
        chart::Table work = printed(all, k_what);
        work.columns.push_back({say(mark("Stage of the work"))});
        work.columns.push_back({say(mark("Start – completion"))});
        for (std::size_t i = 0; i < work.rows.size(); ++i) add_stage(work.rows[i], index_.carrier(all.rows[i].feature));
        table(std::move(work), say(mark("Carriers: what they are and how far they have come")), says_nothing());
        section(mark("Where they lie"));
        constexpr std::array<std::string_view, 8> k_where{
            "number", "name", "unit", "chainage", "station", "station_distance", "quality", "uncertainty"};
        table(printed(all, k_where), say(mark("Carriers: place along the line and how well it is known")),
              say(mark("≈ and ≤: computed from a position that is an estimate.")));
        add_stations();
    }
    [[nodiscard]] std::string carriers_words() const {
        const auto count = [&](auto counts) { return std::ranges::count_if(index_->carriers, counts); };
        const auto built = count([](const plan::Carrier& c) { return c.programme == plan::Programme::build; });
        const auto located = count([](const plan::Carrier& c) { return c.position.has_value(); });
        const auto staged = count([](const plan::Carrier& c) { return c.stage != plan::Stage::unknown; });
        return say(
            mark("The plan has {0} carriers: {1} to be built, {2} to be extended. A position is known of {3}; the "
                 "stage of the work is entered for {4}."),
            index_->carriers.size(), built, index_->carriers.size() - static_cast<std::size_t>(built), located, staged);
    }
    void add_stage(std::vector<Cell>& row, const plan::Carrier* carrier) const {
        const bool known = carrier != nullptr && carrier->stage != plan::Stage::unknown;
        row.push_back(entered(known ? in(plan::label(carrier->stage)) : ""));
        const bool dated = carrier != nullptr && !(carrier->start.empty() && carrier->completion.empty());
        row.push_back(entered(dated ? carrier->start + " – " + carrier->completion : ""));
    }
    void add_stations() {
        exchange::TableFile stations = session::stations_table(review_, wish_.review, wish_.language);
        if (stations.rows.empty()) return;
        section(mark("Carriers around the stations"));
        const std::array left_out{say(mark("Measured"))};
        table(printed(without_repeats(std::move(stations)), left_out),
              say(mark("Carriers within reach of the stations")),
              say(mark("Distances from the station in a straight line. Certain: wherever the carrier lies within its "
                       "uncertainty; possible: it may lie there.")));
    }

    void add_areas() {
        part(mark("How the indicators did in the areas"));
        section(mark("Results by area"));
        chart::Table out;
        out.columns.push_back({say(mark("Area"))});
        for (const plan::Indicator& indicator : index_->indicators) out.columns.push_back({in(indicator.short_name)});
        for (const plan::Area* area : index_.areas()) {
            auto& row = out.rows.emplace_back();
            row.push_back({in(area->name)});
            for (const plan::Indicator& indicator : index_->indicators) {
                const Outcome outcome = session::judge(index_, area->key, indicator.key, year_).outcome;
                row.push_back({in(session::label(outcome, wish_.words)), outcome <= Outcome::no_target});
            }
        }
        table(std::move(out), say(mark("Results by area and indicator, {}"), year_),
              say(mark("Not judged: no actual value has been entered.")));
        const exchange::TableFile segments = session::segments_table(review_, year_, wish_.language);
        if (segments.rows.empty()) return;
        section(mark("Segments of the corridor"));
        table(turned(segments), say(mark("Segments of the corridor beside each other, {}"), year_));
    }

    void add_gaps() {
        part(mark("Problems and their reasons"));
        const exchange::TableFile gaps = session::gaps_table(review_, wish_.language);
        tell(say(mark("The rules of the review find {} gaps; each is listed with what the plan says of it."),
                 gaps.rows.size()));
        if (!gaps.rows.empty()) table(printed(gaps), say(mark("Gaps")));
        note(say(mark("Reasons that lie outside these figures are for the maker of the report to add here.")));
    }

    void add_proposals() {
        part(mark("Proposals for the next plan"));
        note(say(mark(
            "Proposals are for the maker of the report to write; what was noted on the map follows as material.")));
        const exchange::TableFile notes = session::notes_table(index_.plan(), wish_.language);
        if (notes.rows.empty()) return tell(say(mark("There are no notes on the map.")));
        const std::array left_out{say(mark("Time")), say(mark("Longitude")), say(mark("Latitude")),
                                  say(mark("Drawings"))};
        table(printed(notes, left_out), say(mark("Notes and open points")));
    }

    // Annexes.
    void add_annexes() {
        annex(mark("Sources of the layers"));
        chart::Table out;
        out.columns = {{say(mark("Layer"))}, {say(mark("Source"))}, {say(mark("Accuracy"))}};
        for (const plan::Source& source : index_->sources)
            out.rows.push_back(
                {{layer_name(source.layer, wish_.language)}, {in(source.source)}, entered(in(source.accuracy))});
        table(std::move(out), say(mark("Sources and accuracy of the layers")), in(index_->boundary_note));
        annex(mark("Definitions"));
        for (const char* english :
             {mark("Actual value: the value at the end of the year, as it was entered in the project with its "
                   "supplier; a "
                   "flash figure is preliminary, a verified one final."),
              mark("Actual ÷ target: how much of the target value is there; target ÷ actual where lower is better."),
              mark("(Actual − baseline) ÷ (target − baseline): how much of the way that was planned is made; right for "
                   "rising and for falling indicators. Undefined where target and baseline are equal or one is "
                   "missing."),
              mark("Counts of the city are those that the plan and the statistics give, not sums of the areas. Yearly "
                   "rates "
                   "are never averaged."),
              mark("Areas are those of the plan. A park over several units has values of its own and no share in those "
                   "of "
                   "its units.")})
            tell(say(english));
    }

    const plan::ReviewIndex& review_;
    const plan::Index& index_;
    const EvaluationWish& wish_;
    const MapMaker& make_map_;
    const Progress& progress_;
    int year_;
    chart::Document document_;
    std::string heading_;
    int part_ = 0, section_ = 0, annexes_ = 0;
};

}  // namespace

int evaluated_year(const plan::Index& index, int asked) {
    if (asked != 0) return asked;
    const int last = index.years_with_values().back();
    return last > index->baseline_year ? last : index->target_year;
}

std::string report_title(const plan::Plan& plan, const EvaluationWish& wish) {
    return wish.title.empty() ? carto::in(plan.title, wish.language) : wish.title;
}

std::string report_subtitle(const plan::Plan& plan, const EvaluationWish& wish) {
    const plan::Index index(plan);
    const bool over = session::is_final(index, evaluated_year(index, wish.year));
    return base::translate(wish.language,
                           over ? mark("Final evaluation of the plan") : mark("Evaluation of the plan under way"));
}

chart::SheetWords report_words(const plan::Index& index, const EvaluationWish& wish) {
    const auto say = [&](const char* english) -> std::string { return base::translate(wish.language, english); };
    chart::SheetWords words;
    words.header = report_title(index.plan(), wish) + "  ·  " + report_subtitle(index.plan(), wish);
    words.mark = marked_as(index, wish.language);
    words.page = say(mark("Page {0} of {1}"));
    words.table = say(mark("Table {}"));
    words.figure = say(mark("Figure {}"));
    words.continued = say(mark(" (continued)"));
    words.contents = say(mark("Contents"));
    return words;
}

base::Result<chart::Document> report_sections(const plan::ReviewIndex& review, const EvaluationWish& wish,
                                              const MapMaker& make_map, const Progress& progress) {
    return SectionWriter(review, wish, make_map, progress).write();
}

}  // namespace handout
