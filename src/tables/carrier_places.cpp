#include "carrier_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <utility>

#include "base/error_words.h"
#include "carrier_roles.h"
#include "carrier_systems.h"
#include "geo/geodesy.h"
#include "plan/names.h"
#include "plan/nearness.h"
#include "plan/observations.h"

namespace tables {
namespace {

using base::mark;
using enum CarrierRole;
using geo::TypedOrder;

Sentence sentence(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(base::ErrorKind::refused, "", pattern, std::move(arguments));
}

bool holds(const geo::GeoExtent& extent, geo::LonLat p) {
    return p.lon >= extent.west && p.lon <= extent.east && p.lat >= extent.south && p.lat <= extent.north;
}

/// How far a written position may differ from the one that it was written down from, metres: half of its last digit, a
/// metre at most.
double rounding_m(const std::string& text, bool metres) {
    constexpr double k_degree_m = 111320, k_least_m = 0.01, k_most_m = 1;
    std::size_t fewest = 20;
    for (std::size_t at = text.find('.'); at != std::string::npos; at = text.find('.', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        fewest = std::min(fewest, end - at - 1);
    }
    if (fewest == 20) return k_most_m;
    const double half = std::pow(10.0, -static_cast<double>(fewest)) / 2 * (metres ? 1 : k_degree_m);
    return std::clamp(half * std::numbers::sqrt2 * 1.001, k_least_m, k_most_m);  // in both directions
}

/// What the cells of a row say, before anybody knows their order and system.
struct Written {
    std::size_t index = 0;  ///< among the rows
    std::vector<CellPlace> at;
    std::string text;
    std::vector<geo::TypedPair> pairs;
    std::string system;  ///< that the row names; empty: none
    [[nodiscard]] bool metres() const { return is_in_metres(pairs.front()); }
};

class PlacesReader {
public:
    PlacesReader(const CarrierContext& context, const ListColumns& columns, std::span<const PlaceRow> rows)
        : context_(context),
          view_(context.view()),
          columns_(columns),
          way_(place_columns(columns)),
          rows_(rows),
          city_(plan::city_extent(context.index.plan())) {
        out_.rows.resize(rows.size());
    }

    ReadPlaces read() {
        if (way_.empty()) return std::move(out_);
        for (std::size_t i = 0; i < rows_.size(); ++i) read_cells(i);
        if (!written_.empty() && settle_minutes() && settle_order() && settle_system())
            for (const Written& row : written_) place(row);
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string question_id(const char* kind) const {
        return fmt::format("{}:{}", kind, context_.column_name(way_.front()->at));
    }
    std::optional<std::string> ask(const char* kind, Sentence words, std::vector<Answer> answers) {
        answers.push_back({"leave_out", plan::term(mark("leave the positions out"))});
        auto chosen = context_.ask({question_id(kind), way_.front()->meaning.at, words, std::move(answers), "", false});
        if (chosen && chosen != "leave_out") return chosen;
        out_.outcome = chosen ? Outcome::left_out : Outcome::asked;
        out_.reason = chosen ? sentence(mark("left out by choice")) : std::move(words);
        return std::nullopt;
    }
    void refuse(CellPlace at, base::Error reason) const { context_.out.refused.push_back({at, std::move(reason)}); }

    /// What a cell says of a position; nothing where it says nothing, or is refused.
    struct Half {
        bool empty = false, refused = false;
        std::string text;
    };
    [[nodiscard]] Half half_of(std::size_t row, const ListColumn& column, const plan::Carrier* before) const {
        const wire::GridCell* cell = view_.cell(row, column.at);
        const CellPlace at = context_.place(row, column.at);
        if (const wire::CellRange* merge = view_.merge(row, column.at);
            merge != nullptr && merge->last_row > merge->first_row) {
            refuse(at, sentence(mark("is merged over several rows; give each row its own position")));
            return {false, true, {}};
        }
        if (cell == nullptr) return {true, false, {}};
        const std::string shown = view_.shown(*cell);
        if (cell->kind != wire::CellKind::number && cell->kind != wire::CellKind::text) {
            refuse(at, sentence(mark("“{}” is no coordinate; write it like 120.68, 30.52"), {shown}));
            return {false, true, {}};
        }
        if (cell->kind == wire::CellKind::number) return {false, false, number_shown(cell->number)};
        if (says_nothing(shown)) return {true, false, {}};
        if (!plan::is_missing_mark(shown)) return {false, false, shown};
        if (before == nullptr || !before->position) return {true, false, {}};
        refuse(at, sentence(mark("“{}” does not take a position away; leave the cell empty"), {shown}));
        return {false, true, {}};
    }
    /// Degrees with the minutes and seconds that stand in columns of their own: 120°40′48.5″.
    [[nodiscard]] Half angle_of(std::size_t row, std::span<const ListColumn* const> parts,
                                const plan::Carrier* before) const {
        constexpr std::array k_marks{"°", "′", "″"};
        Half whole{true, false, {}};
        bool only_degrees = false;  // a whole number of them
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Half part = half_of(row, *parts[i], before);
            if (part.refused) return part;
            if (part.empty) continue;
            if (whole.empty && i > 0) {
                refuse(context_.place(row, parts.front()->at), sentence(mark("the degrees are missing")));
                return {false, true, {}};
            }
            const std::string number = without_mark(part.text);
            only_degrees = i == 0 && number.find_first_not_of("0123456789") == std::string::npos;
            whole.empty = false;
            whole.text += number + k_marks.at(i);
        }
        if (!only_degrees || parts.size() < 2) return whole;
        refuse(context_.place(row, parts[1]->at),
               sentence(mark("the minutes are missing; write 0 where there are none")));
        return {false, true, {}};
    }
    /// 48″ is 48.
    static std::string without_mark(std::string text) {
        for (const std::string_view sign : {"°", "度", "′", "分", "'", "’", "″", "秒", "\"", "”"})
            if (text.ends_with(sign)) text.resize(text.size() - sign.size());
        return text;
    }
    /// The columns of one coordinate: one, or three of an angle.
    [[nodiscard]] std::vector<std::span<const ListColumn* const>> halves() const {
        std::vector<std::span<const ListColumn* const>> halves;
        for (std::size_t from = 0; from < way_.size();) {
            std::size_t to = from + 1;
            while (to < way_.size() && is_part_of_angle(way_[to]->meaning.role)) ++to;
            halves.push_back(std::span(way_).subspan(from, to - from));
            from = to;
        }
        return halves;
    }
    void read_cells(std::size_t index) {
        const PlaceRow& row = rows_[index];
        Written out;
        out.index = index;
        std::size_t empty = 0;
        CellPlace filled;
        const auto halves = this->halves();
        for (const auto& columns : halves) {
            const Half half = columns.size() == 1 ? half_of(row.row, *columns.front(), row.before)
                                                  : angle_of(row.row, columns, row.before);
            if (half.refused) return;
            empty += half.empty ? 1 : 0;
            if (!half.empty) filled = context_.place(row.row, columns.front()->at);
            for (const ListColumn* column : columns) out.at.push_back(context_.place(row.row, column->at));
            out.text += (out.text.empty() ? "" : "；") + half.text;
        }
        if (empty == halves.size()) return;
        if (empty > 0) return refuse(filled, sentence(mark("the other half of the position is missing")));
        out.pairs = geo::typed_pairs(out.text);
        if (out.pairs.empty())
            return refuse(out.at.front(),
                          sentence(mark("“{}” is no position; write it like 120.68, 30.52"), {out.text}));
        if (read_system(row.row, out)) written_.push_back(std::move(out));
    }
    /// The system that the row or the text itself names.
    bool read_system(std::size_t row, Written& out) {
        const std::string& said = out.pairs.front().system;
        if (!said.empty()) out.system = said == "EPSG:4326" ? "wgs84" : said == "EPSG:4490" ? "cgcs2000" : said;
        const ListColumn* column = columns_.of(CarrierRole::system);
        const std::string text = column == nullptr ? std::string() : view_.shown_over(row, column->at);
        if (plan::is_missing_mark(text) || says_nothing(text)) return true;
        const auto key = context_.titles.system(text);
        if (!key) {
            refuse(context_.place(row, column->at),
                   sentence(mark("“{}” is no reference system that is known; write for example CGCS2000 or EPSG:4549"),
                            {text}));
            return false;
        }
        if (!out.system.empty() && out.system != *key) {
            refuse(out.at.front(),
                   sentence(mark("names another reference system than the row: {} and {}; correct one"), {said, text}));
            return false;
        }
        out.system = *key;
        if (out.system == "cgcs2000" && out.metres()) {  // which zone it is, nobody has said yet
            is_cgcs2000_ = true;
            out.system.clear();
        }
        return true;
    }

    /// Minutes without a single mark are asked about, never taken.
    bool settle_minutes() {
        const auto guessed = [](const Written& row) { return row.pairs.front().guessed; };
        const auto first = std::find_if(written_.begin(), written_.end(), guessed);
        if (first == written_.end()) return true;
        const auto chosen =
            ask("minutes", sentence(mark("“{}”: are these degrees, minutes and seconds?"), {first->text}),
                {{"yes", plan::term(mark("yes, degrees, minutes and seconds"))}});
        if (!chosen) std::erase_if(written_, guessed);
        return chosen.has_value();
    }

    [[nodiscard]] std::vector<std::string> candidates(const Written& row) const {
        if (!row.system.empty()) return {row.system};
        const std::string said = system_of_columns();
        return said.empty() || (said == "cgcs2000" && row.metres()) ? usual_systems(row.metres()) : std::vector{said};
    }
    [[nodiscard]] std::vector<geo::LonLat> places(const Written& row, const std::string& system, TypedOrder order) {
        std::vector<geo::LonLat> found;
        for (const geo::TypedPair& pair : row.pairs)
            if (const auto read = systems_.places(system, in_order(pair, order)))
                for (const geo::LonLat position : *read)
                    if (std::find(found.begin(), found.end(), position) == found.end()) found.push_back(position);
        return found;
    }
    struct OrderCount {
        std::size_t readable = 0, in_city = 0;
    };
    OrderCount count(TypedOrder order) {
        OrderCount count;
        for (const Written& row : written_) {
            bool readable = false, inside = false;
            for (const std::string& system : candidates(row))
                for (const geo::LonLat position : places(row, system, order)) {
                    readable = true;
                    inside = inside || holds(city_, position);
                }
            count.readable += readable ? 1 : 0;
            count.in_city += inside ? 1 : 0;
        }
        return count;
    }
    [[nodiscard]] bool every_pair_says_its_order() const {
        return std::all_of(written_.begin(), written_.end(),
                           [](const Written& row) { return row.pairs.front().order != TypedOrder::open; });
    }
    /// Where the points lie decides, not the letters: in Chinese surveys X is north.
    bool settle_order() {
        if (every_pair_says_its_order()) return true;
        const OrderCount east = count(TypedOrder::east_first), north = count(TypedOrder::north_first);
        const CarrierRole role = way_.front()->meaning.role;
        const bool titled = role == longitude || role == easting;
        order_ = TypedOrder::east_first;
        if (titled && (east.in_city > 0 || north.in_city == 0)) return true;
        if (titled) return ask_exchanged(north.in_city);
        const bool by_city = (east.in_city > 0) != (north.in_city > 0);
        const bool by_range = (east.readable > 0) != (north.readable > 0);
        if (!by_city && !by_range) return ask_order();
        const bool is_north = by_city ? north.in_city > 0 : north.readable > 0;
        if (is_north) order_ = TypedOrder::north_first;
        if (role == x) note_order();
        return true;
    }
    void note_order() const {
        const std::size_t east = order_ == TypedOrder::east_first ? 0 : 1;
        context_.out.notes.push_back(
            sentence(mark("column {0} “{1}” is east and column {2} “{3}” is north, by where the points lie"),
                     {context_.column_name(way_[east]->at), way_[east]->meaning.title,
                      context_.column_name(way_[1 - east]->at), way_[1 - east]->meaning.title}));
    }
    bool ask_exchanged(std::size_t inside) {
        const auto chosen = ask("order",
                                sentence(mark("as titled none of the points lies in the city; exchanged {} of {} do"),
                                         {std::to_string(inside), std::to_string(written_.size())}),
                                {{"exchanged", plan::term(mark("the two columns are exchanged"))},
                                 {"as_titled", plan::term(mark("they are as titled"))}});
        if (chosen == "exchanged") order_ = TypedOrder::north_first;
        return chosen.has_value();
    }
    bool ask_order() {
        const auto chosen = ask("order", sentence(mark("which number is east: “{}”?"), {written_.front().text}),
                                {{"east_first", plan::term(mark("the first one is east or the longitude"))},
                                 {"north_first", plan::term(mark("the first one is north or the latitude"))}});
        if (chosen == "north_first") order_ = TypedOrder::north_first;
        return chosen.has_value();
    }

    /// Named by a title, or by a line above the table; empty: nobody says.
    [[nodiscard]] std::string system_of_columns() const {
        for (const ListColumn* column : way_)
            if (!column->system.empty()) return column->system;
        return system_of_lines();
    }
    [[nodiscard]] std::string system_of_lines() const {
        for (const std::size_t row : context_.table.lines) {
            const auto& cells = view_.cells(row);
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::string text = view_.shown(cells[i]);
                const auto beside = i + 1 < cells.size() ? view_.shown(cells[i + 1]) : std::string();
                if (const auto key = system_of_line(text, beside)) return *key;
            }
        }
        return {};
    }
    /// 坐标系：CGCS2000, in one cell or two.
    [[nodiscard]] std::optional<std::string> system_of_line(const std::string& text, const std::string& beside) const {
        const Folded line = folded(text);
        for (const std::string& word : CarrierWords::built_in().system_lines) {
            const std::u32string begin = folded_word(word);
            if (!line.text.starts_with(begin)) continue;
            if (begin.size() == line.size()) return context_.titles.system(beside);
            if (line.gaps[begin.size()] == Folded::separator)
                return context_.titles.system(line.written(begin.size(), line.size()));
        }
        return std::nullopt;
    }
    /// The one of all the rows that name none; false while it is not known.
    bool settle_system() {
        const auto open =
            std::find_if(written_.begin(), written_.end(), [](const Written& row) { return row.system.empty(); });
        if (open == written_.end()) return true;
        const bool metres = open->metres();
        system_ = system_of_columns();
        if (metres && (system_ == "cgcs2000" || (system_.empty() && is_cgcs2000_))) system_ = zone_by_place();
        if (system_.empty()) system_ = system_by_agreement(metres);
        if (system_.empty()) ask_system(metres);
        if (system_ == k_unknown_system) {
            system_ = metres ? zone_by_place() : "cgcs2000";
            is_unknown_ = true;
            if (system_.empty()) refuse_all(mark("the points lie in the city in no zone; name their reference system"));
        }
        return !system_.empty();
    }
    void refuse_all(const char* why) const {
        for (const Written& row : written_)
            if (row.system.empty()) refuse(row.at.front(), sentence(why));
    }
    [[nodiscard]] std::size_t in_city(const std::string& system) {
        return static_cast<std::size_t>(std::count_if(written_.begin(), written_.end(), [&](const Written& row) {
            const auto found = places(row, system, order_);
            return std::any_of(found.begin(), found.end(), [&](geo::LonLat p) { return holds(city_, p); });
        }));
    }
    /// The only zone in which points lie in the city; empty: none, or several.
    std::string zone_by_place() {
        std::string zone;
        for (const std::string& key : usual_systems(true)) {
            if (in_city(key) == 0) continue;
            if (!zone.empty()) return {};
            zone = key;
        }
        return zone;
    }
    /// The system in which most of the carriers lie where the plan has them; empty: none.
    std::string system_by_agreement(bool metres) {
        for (const std::string& key : usual_systems(metres)) {
            std::size_t agreeing = 0, known = 0;
            for (const Written& row : written_) {
                const plan::Carrier* before = rows_[row.index].before;
                if (before == nullptr || !before->position) continue;
                ++known;
                const auto found = places(row, key, order_);
                agreeing +=
                    std::any_of(found.begin(), found.end(), [&](geo::LonLat p) { return is_same(row, p); }) ? 1 : 0;
            }
            if (agreeing * 2 <= known) continue;
            context_.out.notes.push_back(sentence(
                mark("the positions are taken as {}: {} of {} are those of the plan then"),
                {plan::names_argument({label_of_system(key)}), std::to_string(agreeing), std::to_string(known)}));
            return key;
        }
        return {};
    }
    [[nodiscard]] bool is_same(const Written& row, geo::LonLat position) const {
        const plan::Carrier* before = rows_[row.index].before;
        return before != nullptr && before->position &&
               geo::distance_m(*before->position, position) <= rounding_m(row.text, row.metres());
    }
    void ask_system(bool metres) {
        std::vector<Answer> answers;
        for (const std::string& key : usual_systems(metres)) answers.push_back({key, label_of_system(key)});
        answers.push_back({std::string(k_unknown_system), label_of_system(k_unknown_system)});
        system_ = ask("system", sentence(mark("in which reference system are the positions?")), std::move(answers))
                      .value_or("");
    }

    void place(const Written& row) {
        const std::string& system = row.system.empty() ? system_ : row.system;
        if (const auto readable = systems_.places(system, row.pairs.front()); !readable)
            return refuse(row.at.front(), readable.error());
        std::vector<geo::LonLat> found = places(row, system, order_);
        if (std::any_of(found.begin(), found.end(), [&](geo::LonLat p) { return holds(city_, p); }))
            std::erase_if(found, [&](geo::LonLat p) { return !holds(city_, p); });
        if (found.empty()) return refuse(row.at.front(), not_in_system(row));
        if (found.size() > 1)
            return refuse(
                row.at.front(),
                sentence(mark("“{}” can be read in more than one way; write it like 120.68, 30.52"), {row.text}));
        ReadPlace read{row.at, found.front(), is_same(row, found.front()), 0};
        if (row.system.empty() && is_unknown_) read.doubt_m = doubt_of_unknown_system_m(read.position, row.metres());
        if (!read.is_same)
            if (auto near = check_near(row, read.position); !near) return refuse(row.at.front(), near.error());
        out_.rows[row.index] = std::move(read);
    }
    [[nodiscard]] static base::Error not_in_system(const Written& row) {
        for (const double number : {row.pairs.front().first, row.pairs.front().second})
            if (const int zone = geo::zone_of(number); zone != 0)
                return base::make_error(base::ErrorKind::refused, row.text,
                                        mark("the easting begins with the number of zone {0}, which this system is "
                                             "not; check the number, or "
                                             "choose EPSG:{1}"),
                                        {std::to_string(zone), std::to_string(geo::epsg_of_zone(zone))});
        return sentence(mark("“{}” is no place of this reference system; check both"), {row.text});
    }
    [[nodiscard]] base::Result<void> check_near(const Written& row, geo::LonLat position) const {
        const plan::Plan& plan = context_.index.plan();
        auto near = plan::check_position(plan, position, plan::FarAway::refused);
        if (near) return near;
        const auto meant = plan::likely_meant(plan, position);
        if (!meant) return near;
        return base::fail(base::ErrorKind::refused, row.text, mark("lies far outside the city; perhaps {} is meant"),
                          {fmt::format("{:.10g}, {:.10g}", meant->lon, meant->lat)});
    }

    const CarrierContext& context_;
    const SheetView& view_;
    const ListColumns& columns_;
    std::vector<const ListColumn*> way_;
    std::span<const PlaceRow> rows_;
    geo::GeoExtent city_;
    std::vector<Written> written_;
    Systems systems_;
    TypedOrder order_ = TypedOrder::open;
    std::string system_;
    bool is_unknown_ = false, is_cgcs2000_ = false;
    ReadPlaces out_;
};

}  // namespace

std::vector<const ListColumn*> place_columns(const ListColumns& columns) {
    constexpr std::array k_angles{longitude, longitude_minutes, longitude_seconds,
                                  latitude,  latitude_minutes,  latitude_seconds};
    if (columns.of(longitude) != nullptr && columns.of(latitude) != nullptr) {
        std::vector<const ListColumn*> way;
        for (const CarrierRole role : k_angles)
            if (const ListColumn* column = columns.of(role)) way.push_back(column);
        return way;
    }
    for (const auto& [first, second] : {std::pair(easting, northing), {x, y}})
        if (columns.of(first) != nullptr && columns.of(second) != nullptr)
            return {columns.of(first), columns.of(second)};
    if (const ListColumn* both = columns.of(position)) return {both};
    return {};
}

ReadPlaces read_carrier_places(const CarrierContext& context, const ListColumns& columns,
                               std::span<const PlaceRow> rows) {
    return PlacesReader(context, columns, rows).read();
}

}  // namespace tables
