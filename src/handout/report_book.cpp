#include "handout/report_book.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/translate.h"
#include "carto/choropleth.h"
#include "plan/measures.h"
#include "report_parts.h"
#include "session/bullets.h"
#include "session/history_rows.h"
#include "session/review_tables.h"

namespace handout {
namespace {

using base::mark;
using exchange::BookSheet;
using exchange::TableCell;

class ReportMaker {
public:
    ReportMaker(const plan::ReviewIndex& review, const ReportWish& wish)
        : review_(review),
          index_(review.index()),
          wish_(wish),
          year_(wish.year != 0 ? wish.year : index_.years_with_values().back()) {}

    [[nodiscard]] BookSheet about() const {
        BookSheet sheet;
        sheet.table = {say(mark("About")), {say(mark("What")), say(mark("Words"))}, {}};
        sheet.heading = in(index_->title);
        const auto row = [&](const char* what, const std::string& words) {
            if (!words.empty()) sheet.table.rows.push_back({say(what), words});
        };
        row(mark("Made by"), wish_.maker);
        row(mark("Date of the data"), wish_.date);
        row(mark("Scenario"), wish_.scenario);
        row(mark("Year that is judged"), std::to_string(year_));
        if (index_.has_sample())
            row(mark("Sample"), say(mark("SAMPLE values, not measured: nothing here may be quoted")));
        row(mark("Boundaries"), in(index_->boundary_note));
        for (const plan::Source& source : index_->sources)
            sheet.table.rows.push_back({layer_name(source.layer, wish_.language),
                                        fmt::format("{}  {}", in(source.source), in(source.accuracy))});
        return sheet;
    }

    /// Baseline, values by year and target of each area; what it has reached of the way, in the colours of the map.
    [[nodiscard]] BookSheet progress(const plan::Indicator& indicator) const {
        BookSheet sheet;
        sheet.table.name = in(indicator.short_name);
        sheet.heading = fmt::format("{} ({})", in(indicator.name), in(indicator.unit));
        if (index_.has_sample()) sheet.heading.append("  ·  ").append(k_sample_mark);
        const std::vector<int> years = index_.years_with_values();
        add_columns(sheet, indicator, years);
        const carto::Choropleth map =
            carto::make_choropleth(index_, judged_map(index_, indicator, year_, wish_.language));
        for (const carto::AreaValue& area : map.areas) add_row(sheet, indicator, years, *area.area, &area, map);
        if (map.city) add_row(sheet, indicator, years, *map.city->area, &*map.city, map);
        sheet.chart = BookSheet::Chart{in(indicator.name), {1, years.size() + 1}};
        return sheet;
    }

private:
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, wish_.language); }
    [[nodiscard]] std::string say(const char* english) const { return base::translate(wish_.language, english); }

    void add_columns(BookSheet& sheet, const plan::Indicator& indicator, const std::vector<int>& years) const {
        const std::string number = indicator.decimals == 0
                                       ? "#,##0"
                                       : "#,##0." + std::string(static_cast<std::size_t>(indicator.decimals), '0');
        const auto add = [&](const std::string& group, const std::string& title, const std::string& format) {
            sheet.groups.push_back(group);
            sheet.table.titles.push_back(title);
            sheet.formats.push_back(format);
        };
        add("", say(mark("Area")), "");
        const std::string values = say(mark("Values"));
        for (const int year : years)
            add(values,
                year == index_->baseline_year ? fmt::format(fmt::runtime(say(mark("{} baseline"))), year)
                                              : std::to_string(year),
                number);
        add(values, fmt::format(fmt::runtime(say(mark("{} target"))), index_->target_year), number);
        const std::string judged = fmt::format(fmt::runtime(say(mark("Judged in {}"))), year_);
        add(judged, in(plan::label(plan::Measure::attainment)), "0.0%");
        add(judged, in(plan::label(plan::Measure::progress)), "0.0%");
        add(judged, in(plan::label(plan::Measure::pace)), "0.00");
        add(judged, in(plan::label(plan::Measure::required_yearly)), number);
        add(judged, say(mark("State")), "");
        add(judged, say(mark("Source")), "");
    }

    void add_row(BookSheet& sheet, const plan::Indicator& indicator, const std::vector<int>& years,
                 const plan::Area& area, const carto::AreaValue* shown, const carto::Choropleth& map) const {
        std::vector<TableCell> row{in(area.name)};
        for (const int year : years) row.push_back(cell(area, indicator, year, plan::Measure::value));
        row.push_back(cell(area, indicator, year_, plan::Measure::target));
        const std::size_t first_judged = row.size();
        for (const plan::Measure measure :
             {plan::Measure::attainment, plan::Measure::progress, plan::Measure::pace, plan::Measure::required_yearly})
            row.push_back(cell(area, indicator, year_, measure));
        const session::Bullet bullet = session::bullet_of(index_, area, indicator, year_, wish_.language);
        row.push_back(bullet.state);
        row.push_back(bullet.source_text);
        const std::size_t at = sheet.table.rows.size();
        if (shown->class_index) {
            const scene::Colour colour = map.colours[*shown->class_index];
            sheet.fills[{at, year_ > index_->baseline_year ? first_judged + 2 : first_judged}] =
                static_cast<std::uint32_t>(colour.r) << 16 | static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
        }
        sheet.table.rows.push_back(std::move(row));
    }

    /// The number, or the word for why there is none.
    [[nodiscard]] TableCell cell(const plan::Area& area, const plan::Indicator& indicator, int year,
                                 plan::Measure measure) const {
        const plan::MeasureValue value = plan::measure(index_, area.key, indicator.key, year, measure);
        if (value.value) return *value.value;
        return in(plan::label(value.reason));
    }

    const plan::ReviewIndex& review_;
    const plan::Index& index_;
    const ReportWish& wish_;
    int year_;
};

}  // namespace

exchange::Book report_book(const plan::ReviewIndex& review, const std::vector<store::HistoryStep>& history,
                           const ReportWish& wish) {
    const plan::Index& index = review.index();
    const ReportMaker maker(review, wish);
    exchange::Book book;
    book.title = carto::in(index->title, wish.language);
    book.author = wish.maker;
    if (!wish.date.empty()) book.created = wish.date;
    book.footer = marked_as(index, wish.language);
    book.sheets.push_back(maker.about());
    for (const plan::Indicator& indicator : index->indicators) book.sheets.push_back(maker.progress(indicator));
    const int year = wish.year != 0 ? wish.year : index.years_with_values().back();
    std::vector<exchange::TableFile> tables;
    tables.push_back(session::carriers_table(review, wish.review, wish.language));
    tables.push_back(session::stations_table(review, wish.review, wish.language));
    tables.push_back(session::segments_table(review, year, wish.language));
    tables.push_back(session::gaps_table(review, wish.language));
    tables.push_back(session::notes_table(index.plan(), wish.language));
    tables.push_back(session::history_table(index, history, wish.language));
    for (exchange::TableFile& table : tables) {
        BookSheet sheet;
        sheet.table = std::move(table);
        book.sheets.push_back(std::move(sheet));
    }
    return book;
}

}  // namespace handout
