#include <algorithm>
#include <fmt/format.h>

#include "base/unicode.h"
#include "carto/options.h"
#include "carto/review_words.h"
#include "plan/review_index.h"
#include "plan/ruler.h"
#include "session/known_text.h"
#include "session/tables.h"

namespace session {
namespace {

constexpr const char* k_line_column = "line";

class Writer {
public:
    Writer(const plan::ReviewIndex& review, const plan::Reach& reach, base::Language language)
        : review_(review), index_(review.index()), reach_(reach), language_(language) {}

    [[nodiscard]] Table table() const {
        Table table{columns(), {}};
        table.rows.reserve(index_->carriers.size());
        for (const plan::CarrierPlace& place : review_.places()) table.rows.push_back(row(place));
        return table;
    }

    /// Only what the reach says.
    void write_reach(Table& table) const {
        const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                     [](const Column& column) { return column.key == "within"; });
        const std::size_t column = static_cast<std::size_t>(at - table.columns.begin());
        at->title = within_title();
        for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].cells[column] = within(review_.places()[i]);
    }

private:
    [[nodiscard]] const char* say(const char* english) const { return base::translate(language_, english); }
    [[nodiscard]] std::string name(const plan::Name& n) const { return carto::in(n, language_); }

    [[nodiscard]] std::vector<Column> columns() const {
        std::vector<Column> columns = all_columns();
        if (!has_line_column())
            std::erase_if(columns, [](const Column& column) { return column.key == k_line_column; });
        return columns;
    }
    [[nodiscard]] std::vector<Column> all_columns() const {
        return {{"number", say("No."), true},
                {"name", say("Name"), false},
                {"function", say("Function"), false},
                {"programme", say("Programme"), false},
                {"body", say("Responsible"), false},
                {"unit", say("Lies in"), false},
                {"segment", say("Segment"), false},
                {k_line_column, base::translate_in(language_, "rail", "Line"), false},
                {"chainage", say(are_official(review_) ? "Official chainage" : "Chainage"), true},
                {"offset", say("From the line"), true},
                {"station", say("Nearest station"), false},
                {"station_distance", say("To the station"), true},
                {"within", within_title(), true},
                {"quality", say("Quality"), false},
                {"uncertainty", say("Uncertainty"), true}};
    }

    [[nodiscard]] bool has_line_column() const { return plan::has_several_lines(index_.plan()); }

    [[nodiscard]] static Cell text(std::string words) { return {std::move(words), {}, false}; }
    [[nodiscard]] static Cell missing(std::string words) { return {std::move(words), {}, true}; }

    [[nodiscard]] std::string body(const plan::Carrier& c) const {
        const plan::Area* area = index_.area(c.responsible_area);
        return area == nullptr || language_ == base::Language::zh ? c.responsible_body : name(area->name);
    }

    [[nodiscard]] std::string within_title() const { return base::capitalised(carto::reach_words(reach_, language_)); }
    /// Sorts the certain ones first.
    [[nodiscard]] Cell within(const plan::CarrierPlace& place) const {
        if (!place.facts) return missing(name(plan::label(plan::PositionQuality::none)));
        const plan::Membership membership = plan::membership(place, reach_);
        return {name(plan::label(membership)),
                static_cast<double>(plan::Membership::certain) - static_cast<double>(membership), false};
    }

    [[nodiscard]] Row row(const plan::CarrierPlace& place) const {
        const plan::Carrier& c = *place.carrier;
        Row row;
        const std::string number = std::to_string(c.number);
        row.feature = ref_of(c);
        row.cells.reserve(15);
        row.cells.push_back({number, c.number, false});
        row.cells.push_back(text(name(c.name)));
        row.cells.push_back(text(name(plan::label(c.function))));
        row.cells.push_back(text(name(plan::label(c.programme))));
        row.cells.push_back(text(body(c)));
        write_position(row, place);
        row.cells.push_back(within(place));
        row.cells.push_back(text(name(plan::label(c.quality))));
        row.cells.push_back(uncertainty(c));
        return row;
    }

    /// unit, segment, line where there are several, chainage, offset, station, station_distance.
    void write_position(Row& row, const plan::CarrierPlace& place) const {
        const auto& facts = place.facts;
        if (!facts) {
            const std::size_t columns = has_line_column() ? 7 : 6;
            const std::string unlocated = name(plan::label(plan::PositionQuality::none));
            row.cells.insert(row.cells.end(), columns, missing(unlocated));
            return;
        }
        const double doubt = place.doubt_m;
        write_unit(row, facts->unit);
        write_line(row, facts->on_rail, doubt);
        if (facts->nearest_station == nullptr) {
            row.cells.insert(row.cells.end(), 2, missing(say("no station")));
            return;
        }
        row.cells.push_back(text(name(facts->nearest_station->name)));
        row.cells.push_back(
            {short_distance(facts->nearest_station_m, doubt, language_), facts->nearest_station_m, false});
    }

    void write_unit(Row& row, const plan::Unit* unit) const {
        const plan::Segment* segment = unit == nullptr ? nullptr : index_.segment(unit->segment);
        row.cells.push_back(unit == nullptr ? missing(say("outside the city")) : text(name(unit->name)));
        row.cells.push_back(segment == nullptr ? missing(say("off the corridor")) : text(name(segment->name)));
    }

    void write_line(Row& row, const std::optional<plan::LinePosition>& at, double doubt) const {
        if (!at) {
            row.cells.insert(row.cells.end(), has_line_column() ? 3 : 2, missing(say("no line")));
            return;
        }
        if (has_line_column()) row.cells.push_back(text(name(index_->rail[at->line].name)));
        const plan::Ruler& ruler = index_.ruler(at->line);
        row.cells.push_back({short_chainage(ruler, at->chainage_m, doubt), ruler.shown_m(at->chainage_m), false});
        row.cells.push_back({short_distance(at->offset_m, doubt, language_) + " " +
                                 side_text(index_, at->line, at->side, at->offset_m, doubt, language_),
                             at->offset_m, false});
    }

    [[nodiscard]] Cell uncertainty(const plan::Carrier& c) const {
        if (!c.position) return missing(name(plan::label(plan::PositionQuality::none)));
        if (!c.uncertainty_m) return missing(say("not stated"));
        return {fmt::format("±{}", distance_text(*c.uncertainty_m, language_)), c.uncertainty_m, false};
    }

    const plan::ReviewIndex& review_;
    const plan::Index& index_;
    const plan::Reach& reach_;
    base::Language language_;
};

}  // namespace

Table carrier_table(const plan::ReviewIndex& review, const plan::Reach& reach, base::Language language) {
    return Writer(review, reach, language).table();
}

void use_reach(Table& table, const plan::ReviewIndex& review, const plan::Reach& reach, base::Language language) {
    Writer(review, reach, language).write_reach(table);
}

}  // namespace session
