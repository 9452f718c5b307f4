#include "session/city_tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "carto/options.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "value_text.h"

namespace session {
namespace {

using base::Language;
using base::mark;
using plan::FigureForm;
using plan::FigureRole;

std::string number_text(double value) {
    const std::string text = fmt::format("{}", value);
    const auto point = text.find('.');
    return grouped(value, point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1));
}

bool is_of_city(const plan::Index& index, const plan::Observation& o) {
    return index.city() != nullptr && index.city()->key == o.area;
}

/// Years with a value in the table: of the plan, of later papers, and recorded ones.
std::set<int> years_of(const plan::Index& index, const std::string& table) {
    std::set<int> years;
    for (const plan::CityFigure& figure : index->figures) {
        if (figure.table != table) continue;
        for (const plan::CityFigureValue& v : figure.values)
            if (v.role == FigureRole::value) years.insert(v.year);
        for (const plan::Observation& o : index->observations)
            if (o.indicator == index.observed_key(figure) && is_of_city(index, o)) years.insert(o.year);
    }
    return years;
}

class RowWriter {
public:
    RowWriter(const plan::Index& index, const plan::CityFigure& figure, Language language)
        : index_(index), figure_(figure), language_(language) {
        row_.key = plan::figure_key(figure);
        observed_ = index.observed_key(figure);
        row_.number = std::to_string(figure.number);
        row_.name = carto::in(figure.name, language);
        row_.unit = carto::in(figure.unit, language);
    }

    void write_value(int year) { row_.values.push_back(value_text(year)); }
    void write_targets() {
        for (const plan::CityFigureValue& v : figure_.values) {
            if (v.role == FigureRole::target) row_.target = figure_text(v.figure, language_);
            if (v.role == FigureRole::revised_target) row_.revised = figure_text(v.figure, language_);
            if (v.role != FigureRole::value) add_note(v);
        }
    }
    void write_progress(const std::set<int>& years) {
        const plan::Area* city = index_.city();
        if (city == nullptr) return;
        for (auto year = years.rbegin(); year != years.rend(); ++year) {
            if (*year <= index_->baseline_year || !plan::actual(index_, city->key, observed_, *year)) continue;
            const auto progress = plan::measure(index_, city->key, observed_, *year, plan::Measure::progress).value;
            if (progress) row_.progress = fmt::format("{}% ({})", grouped(*progress * 100, 0), *year);
            return;
        }
    }
    CityRow take() { return std::move(row_); }

private:
    /// What was recorded, or else published; what was published is no place for samples.
    std::string value_text(int year) {
        const plan::Area* city = index_.city();
        const plan::Observation* o = city == nullptr ? nullptr : index_.observation(city->key, observed_, year);
        const plan::CityFigureValue* published = published_value(year);
        if (o != nullptr && !(o->sample && published != nullptr)) return recorded_text(*o);
        if (published == nullptr) return "—";
        add_note(*published);
        return figure_text(published->figure, language_);
    }
    std::string recorded_text(const plan::Observation& o) {
        add_line(fmt::format("{}: {}", o.year, o.source.empty() ? o.author : o.source));
        const bool preliminary = o.state == plan::ValueState::preliminary;
        return number_text(o.value) + (preliminary ? base::translate(language_, mark(" (prelim.)")) : "") +
               (o.sample ? base::translate(language_, mark(" (SAMPLE)")) : "");
    }
    [[nodiscard]] const plan::CityFigureValue* published_value(int year) const {
        for (const plan::CityFigureValue& v : figure_.values)
            if (v.role == FigureRole::value && v.year == year) return &v;
        return nullptr;
    }
    void add_note(const plan::CityFigureValue& v) {
        if (!v.source.empty()) add_line(fmt::format("{}: {}", v.year, v.source));
        if (!v.note.empty()) add_line(fmt::format("{}: {}", v.year, v.note));
    }
    void add_line(const std::string& line) { row_.note += (row_.note.empty() ? "" : "\n") + line; }

    const plan::Index& index_;
    const plan::CityFigure& figure_;
    Language language_;
    CityRow row_;
    std::string observed_;  ///< key of what is recorded of the figure
};

}  // namespace

std::string figure_text(const plan::Figure& figure, Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    std::string text;
    switch (figure.form) {
        case FigureForm::missing: return "—";
        case FigureForm::qualitative: return carto::in(figure.text, language);
        case FigureForm::rank:
            text = fmt::format(fmt::runtime(say(mark("place {}"))), number_text(figure.value.value_or(0)));
            break;
        case FigureForm::pair:
            text = fmt::format(fmt::runtime(say(mark("{0} ({1})"))), number_text(figure.value.value_or(0)),
                               number_text(figure.bracket.value_or(0)));
            break;
        case FigureForm::number: text = number_text(figure.value.value_or(0)); break;
    }
    if (figure.qualifier == "at_least") text = "≥ " + text;
    if (figure.qualifier == "over") text = "> " + text;
    if (figure.preliminary) text += say(mark(" (prelim.)"));
    return text;
}

CityTable city_table(const plan::Index& index, const std::string& table, Language language) {
    const std::set<int> years = years_of(index, table);
    CityTable out;
    const bool before = table == "table1";
    out.title =
        base::translate(language, before ? mark("Table 1 · the plan before") : mark("Table 2 · main indicators"));
    out.years.assign(years.begin(), years.end());
    std::string group;
    for (const plan::CityFigure& figure : index->figures) {
        if (figure.table != table) continue;
        RowWriter writer(index, figure, language);
        for (const int year : out.years) writer.write_value(year);
        writer.write_targets();
        writer.write_progress(years);
        CityRow row = writer.take();
        const std::string own = carto::in(figure.group, language);
        if (own != group) row.group = group = own;
        for (const plan::CityFigureValue& v : figure.values)
            if (v.role == FigureRole::target) out.target_year = v.year;
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace session
