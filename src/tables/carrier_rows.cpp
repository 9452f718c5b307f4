#include "carrier_rows.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "base/error_words.h"
#include "base/unicode.h"
#include "carrier_findings.h"
#include "carrier_places.h"
#include "carrier_roles.h"
#include "cell_value.h"
#include "geo/geodesy.h"
#include "plan/corridor_index.h"
#include "plan/name_table.h"
#include "plan/names.h"
#include "plan/nearness.h"
#include "plan/observations.h"

namespace tables {
namespace {

using base::mark;
using enum CarrierRole;
using plan::CarrierField;

Sentence sentence(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(base::ErrorKind::refused, "", pattern, std::move(arguments));
}

bool is_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

/// The field of a cell with a name in whatever language.
CarrierField name_field(const std::string& text) {
    const std::u32string characters = base::characters(text);
    return std::any_of(characters.begin(), characters.end(), is_han) ? CarrierField::name_zh : CarrierField::name_en;
}

/// Written after the position, which they speak of.
bool is_about_position(CarrierRole role) {
    return role == quality || role == uncertainty || role == basis_zh || role == basis_en;
}

/// 2023, 2023-05 or 2023-05-31, as much of a date as its cell shows.
std::string iso_date(double days, const wire::CellFormat& format) {
    using namespace std::chrono;
    constexpr year_month_day k_first{year{1899}, month{12}, day{30}};
    const year_month_day date{sys_days{k_first} + std::chrono::days(static_cast<int>(days))};
    const int y = static_cast<int>(date.year());
    const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
    if (!format.shows_month) return fmt::format("{:04}", y);
    return format.shows_day ? fmt::format("{:04}-{:02}-{:02}", y, m, d) : fmt::format("{:04}-{:02}", y, m);
}

/// What the tables of a sheet share.
struct ListState {
    explicit ListState(const plan::Plan& plan) : areas(plan::area_names(plan)), corridor(plan) {
        for (const auto* list : {&plan.carriers, &plan.bin})
            for (const plan::Carrier& carrier : *list) numbers.insert(carrier.number);
    }
    int next_free_number() {
        while (!numbers.insert(next_number).second) ++next_number;
        return next_number;
    }

    plan::NameTable areas;
    plan::CorridorIndex corridor;
    std::set<int> numbers;         ///< of the plan and of new carriers
    std::set<int> listed_numbers;  ///< that the list gives
    int next_number = 1;
};

/// A row on its way.
struct Reading {
    const MatchedRow* matched = nullptr;
    CarrierRow row;
    std::optional<ReadPlace> place;
    bool left_out = false;
    bool names_function = false, names_programme = false;  ///< of a new one
};

class RowsReader {
public:
    RowsReader(const TableRows& table, ListState& list)
        : context_(table.context),
          plan_(context_.index.plan()),
          view_(context_.view()),
          columns_(table.columns),
          matched_(table.matched),
          list_(list) {}

    void begin() {
        for (const MatchedRow& matched : matched_) begin(matched);
    }
    /// The new carriers whose rows name no function, or no programme.
    std::vector<Reading*> without(CarrierRole role) {
        std::vector<Reading*> without;
        for (Reading& reading : readings_) {
            const bool named = role == CarrierRole::function ? reading.names_function : reading.names_programme;
            const bool is_new = reading.row.id == 0 && !reading.matched->asked && !reading.left_out;
            if (is_new && !named) without.push_back(&reading);
        }
        return without;
    }
    void finish() {
        read_places();
        for (Reading& reading : readings_) finish(reading);
    }

private:
    void refuse(CellPlace at, base::Error reason) const { context_.out.refused.push_back({at, std::move(reason)}); }

    void begin(const MatchedRow& matched) {
        Reading reading;
        reading.matched = &matched;
        CarrierRow& row = reading.row;
        row.at = matched.at;
        row.name = matched.name;
        row.change = matched.asked ? RowChange::asked : RowChange::same;
        if (matched.before != nullptr) {
            row.id = matched.before->id;
            row.after = *matched.before;
        }
        if (!matched.asked)
            for (const ListColumn& column : columns_.all)
                if (column.taken() && field_of(column.meaning.role) && !is_about_position(column.meaning.role))
                    read_cell(reading, column);
        readings_.push_back(std::move(reading));
    }

    /// Names and kinds hold for all the rows that they are merged over.
    [[nodiscard]] static bool holds_over_rows(CarrierRole role) {
        return role == name || role == name_zh || role == name_en || role == number || role == function ||
               role == programme || role == responsible_body || role == responsible_area || role == stage;
    }
    void read_cell(Reading& reading, const ListColumn& column) {
        const std::size_t row = reading.matched->row;
        const CarrierRole role = column.meaning.role;
        const CellPlace at = context_.place(row, column.at);
        const wire::CellRange* merge = view_.merge(row, column.at);
        const bool merged = merge != nullptr && merge->last_row > merge->first_row;
        if (merged && !holds_over_rows(role))
            return refuse(at, sentence(mark("is merged over several rows; give each row its own value")));
        const auto first = merged ? view_.row_of(merge->first_row) : std::optional(row);
        const wire::GridCell* cell = first ? view_.cell(*first, merged ? merge->first_column : column.at) : nullptr;
        if (cell == nullptr) return;
        const std::string text = view_.shown(*cell);
        if (says_nothing(text)) return keep(reading, column, at);
        if (plan::is_missing_mark(text)) return clear(reading, column, at, text);
        const auto value = value_in(column, *cell, text);
        if (!value) return refuse(at, value.error());
        if (role == number) return write_number(reading, at);
        if (role == name || role == name_zh || role == name_en) return write_name(reading, column, at, *value);
        if (role == responsible_body) return write_body(reading, at, *value);
        write(reading, at, *field_of(role), *value);
        reading.names_function = reading.names_function || role == function;
        reading.names_programme = reading.names_programme || role == programme;
    }
    /// The text that the field is written from.
    [[nodiscard]] base::Result<std::string> value_in(const ListColumn& column, const wire::GridCell& cell,
                                                     const std::string& text) const {
        const CarrierRole role = column.meaning.role;
        switch (cell.kind) {
            case wire::CellKind::error:
                return base::pass(sentence(mark("“{}” is an error of the spreadsheet, no value"), {text}));
            case wire::CellKind::no_result:
                return base::pass(sentence(
                    mark("is a formula without a result; open and save the file in a spreadsheet program first")));
            case wire::CellKind::boolean:
                return base::pass(sentence(mark("“{}” is a truth value; write words or a number"), {text}));
            case wire::CellKind::date:
            case wire::CellKind::date_time:
                if (role == start || role == completion) return date_in(role, cell, text);
                break;
            default: break;
        }
        if (is_amount(role) || role == uncertainty) return amount_in(column, cell, text);
        if (role == start || role == completion) return month_in(cell, text);
        return text;
    }
    /// A number loses the last digit of 2023.10, in a workbook and in a text file that was made from one.
    [[nodiscard]] base::Result<std::string> month_in(const wire::GridCell& cell, const std::string& text) const {
        const bool is_number = cell.kind == wire::CellKind::number;
        std::string date = is_number ? number_shown(cell.number) : text;
        constexpr std::size_t k_year = 4;
        const bool may_be_two =
            date.size() == k_year + 2 && date.ends_with(".1") && date.find_first_not_of("0123456789") == k_year;
        if (!may_be_two || (!is_number && !context_.options.text_file)) return date;
        const std::string year = date.substr(0, k_year);
        return base::pass(sentence(mark("“{0}” may be January or October; write {1}-01 or {1}-10"), {text, year}));
    }
    /// As much of a date as its cell shows; the whole of it where that cannot be read.
    [[nodiscard]] std::string date_in(CarrierRole role, const wire::GridCell& cell, const std::string& text) const {
        plan::Carrier trial;
        const bool readable = plan::write_field(plan_, trial, *field_of(role), text).has_value();
        return readable ? text : iso_date(cell.number, view_.format(cell));
    }
    [[nodiscard]] base::Result<std::string> amount_in(const ListColumn& column, const wire::GridCell& cell,
                                                      const std::string& text) const {
        constexpr std::string_view k_about = "±";
        const UnitReader& units = context_.titles.units();
        const char* own = column.meaning.role == investment    ? "元"
                          : column.meaning.role == floor_area  ? "平方米"
                          : column.meaning.role == uncertainty ? "米"
                                                               : "亩";
        if (column.meaning.role == uncertainty && text.starts_with(k_about)) return text;
        const CellValue value = value_of(view_, cell, {units, units.of_plan(own), column.times});
        if (value.kind == CellValue::Kind::refused) return base::pass(*value.reason);
        if (value.kind == CellValue::Kind::hides)
            return base::pass(sentence(mark("shows “{}” and holds {}; show the number as it is"),
                                       {text, number_shown(value.number)}));
        return number_shown(value.number);
    }

    void write(Reading& reading, CellPlace at, CarrierField field, const std::string& text) const {
        plan::Carrier& after = reading.row.after;
        const std::string before = plan::read_field(after, field);
        if (auto written = plan::write_field(plan_, after, field, text); !written) {
            base::Error error = written.error();
            error.subject.clear();
            return refuse(at, std::move(error));
        }
        note(reading, at, field, before);
    }
    /// What a cell makes of a field that was `before`.
    static void note(Reading& reading, CellPlace at, CarrierField field, const std::string& before) {
        CarrierCell cell{at, field, ValueChange::same, before, plan::read_field(reading.row.after, field)};
        if (cell.after != cell.before)
            cell.change = before.empty() || reading.row.id == 0 ? ValueChange::added : ValueChange::changed;
        reading.row.cells.push_back(std::move(cell));
    }
    void write_number(Reading& reading, CellPlace at) {
        const auto& number = reading.matched->new_number;
        if (!number)
            return note(reading, at, CarrierField::number, plan::read_field(reading.row.after, CarrierField::number));
        list_.numbers.insert(*number);
        if (!list_.listed_numbers.insert(*number).second)
            return refuse(
                at, sentence(mark("the number {} stands twice in the list; correct one"), {std::to_string(*number)}));
        write(reading, at, CarrierField::number, std::to_string(*number));
    }
    /// Another way to write the same name is no new name.
    void write_name(Reading& reading, const ListColumn& column, CellPlace at, const std::string& text) const {
        const CarrierField field = column.meaning.role == name ? name_field(text) : *field_of(column.meaning.role);
        const plan::Carrier* before = reading.matched->before;
        const bool finds = column.meaning.role != name_en || columns_.of(name_zh) == nullptr;
        const bool keeps = before != nullptr && finds && !reading.matched->renamed;
        if (keeps || (before != nullptr && is_name_of(*before, text)))
            return note(reading, at, field, plan::read_field(reading.row.after, field));
        write(reading, at, field, text);
    }
    [[nodiscard]] static bool is_name_of(const plan::Carrier& carrier, const std::string& text) {
        const std::string word = plan::comparable(text);
        return word == plan::comparable(carrier.name.zh) || word == plan::comparable(carrier.name.en);
    }
    /// A body that is an area of the plan binds the carrier to it.
    void write_body(Reading& reading, CellPlace at, const std::string& text) const {
        const plan::Meaning area = list_.areas.find(text);
        const bool names_area = area.kind == plan::Meaning::Kind::one;
        const plan::Carrier& carrier = reading.row.after;
        if (names_area && reading.row.id != 0 && area.key == carrier.responsible_area)
            return note(reading, at, CarrierField::responsible_body, carrier.responsible_body);
        write(reading, at, CarrierField::responsible_body, text);
        if (names_area && columns_.of(responsible_area) == nullptr)
            write(reading, at, CarrierField::responsible_area, area.key);
    }

    /// A cell that says nothing.
    static void keep(Reading& reading, const ListColumn& column, CellPlace at) {
        const CarrierField field = *field_of(column.meaning.role);
        note(reading, at, field, plan::read_field(reading.row.after, field));
    }
    /// "/" empties a field only if the user says so.
    void clear(Reading& reading, const ListColumn& column, CellPlace at, const std::string& text) const {
        const CarrierRole role = column.meaning.role;
        if (role == number || role == name || role == name_zh || role == name_en) return keep(reading, column, at);
        const CarrierField field = *field_of(role);
        const std::string before = plan::read_field(reading.row.after, field);
        const bool is_empty = before.empty() || (role == stage && reading.row.after.stage == plan::Stage::unknown);
        if (is_empty || reading.row.id == 0) return keep(reading, column, at);
        if (role == function || role == programme || role == quality)
            return refuse(
                at, sentence(mark("“{}” empties nothing: a carrier always has this; leave the cell empty"), {text}));
        const auto chosen = context_.ask(
            {"clear:" + context_.column_name(column.at),
             at,
             base::make_error(base::ErrorKind::refused, column.meaning.title,
                              mark("“{}” stands where the plan has something; what does it mean?"), {text}),
             {{"keep", plan::term(mark("it says nothing; keep what the plan has"))},
              {"clear", plan::term(mark("empty what the plan has"))}},
             "",
             false});
        if (chosen == "clear") write(reading, at, field, "");
        if (chosen == "keep") keep(reading, column, at);
    }

    void read_places() {
        std::vector<PlaceRow> rows;
        std::vector<Reading*> of;
        for (Reading& reading : readings_) {
            if (reading.row.change == RowChange::asked || reading.left_out) continue;
            rows.push_back({reading.matched->row, reading.matched->before});
            of.push_back(&reading);
        }
        ReadPlaces places = read_carrier_places(context_, columns_, rows);
        for (std::size_t i = 0; i < of.size(); ++i) of[i]->place = std::move(places.rows[i]);
        if (places.outcome == Outcome::taken) places.outcome = settle_uncertainty(places.reason);
        if (places.outcome == Outcome::taken) return;
        hold_up(places);
        if (places.outcome == Outcome::left_out || context_.options.skip_questions)
            for (Reading* reading : of) reading->place.reset();
    }
    /// The columns of the positions, and those that speak of them, are asked about or left out with them.
    void hold_up(const ReadPlaces& places) {
        const std::vector<const ListColumn*> way = place_columns(columns_);
        const auto is_held = [&](const ListColumn& column) {
            const CarrierRole role = column.meaning.role;
            return std::find(way.begin(), way.end(), &column) != way.end() || is_about_position(role) ||
                   role == CarrierRole::system;
        };
        std::vector<ListColumn*> held;
        for (ListColumn& column : columns_.all)
            if (column.taken() && is_held(column)) held.push_back(&column);
        for (ListColumn* column : held) {
            column->meaning.outcome = places.outcome;
            column->meaning.reason = places.reason;
        }
    }
    /// A list that does not say how far off its positions may be is asked.
    Outcome settle_uncertainty(std::optional<Sentence>& reason) {
        std::size_t without = 0;
        for (const Reading& reading : readings_)
            if (reading.place && !reading.place->is_same && text_of(reading, uncertainty).empty()) ++without;
        if (without == 0) return Outcome::taken;
        constexpr std::array k_metres{"10", "50", "200", "1000", "4000"};
        std::vector<Answer> answers;
        for (const char* metres : k_metres)
            answers.push_back({metres, {fmt::format("{} 米", metres), fmt::format("{} m", metres)}});
        answers.push_back({k_not_stated, plan::term(mark("not stated"))});
        answers.push_back({"leave_out", plan::term(mark("leave the positions out"))});
        const ListColumn& column = *place_columns(columns_).front();
        reason = sentence(mark("{} positions are new; how far off may they be?"), {std::to_string(without)});
        const auto chosen = context_.ask({"uncertainty:" + context_.column_name(column.at), column.meaning.at, *reason,
                                          std::move(answers), "", false});
        if (!chosen) return Outcome::asked;
        reason.reset();
        if (*chosen == "leave_out") {
            reason = sentence(mark("left out by choice"));
            return Outcome::left_out;
        }
        if (*chosen != k_not_stated) uncertainty_m_ = std::stod(*chosen);
        return Outcome::taken;
    }
    [[nodiscard]] std::string text_of(const Reading& reading, CarrierRole role) const {
        const ListColumn* column = columns_.of(role);
        const std::string text = column == nullptr ? std::string() : view_.shown(reading.matched->row, column->at);
        return plan::is_missing_mark(text) || says_nothing(text) ? std::string() : text;
    }

    void finish(Reading& reading) {
        CarrierRow& row = reading.row;
        if (reading.left_out) return;
        if (row.change == RowChange::asked) return context_.out.rows.push_back(std::move(row));
        if (reading.place) put_place(reading);
        for (const ListColumn& column : columns_.all)
            if (column.taken() && is_about_position(column.meaning.role)) read_cell(reading, column);
        if (reading.place && reading.place->doubt_m > 0 && row.moved()) limit_to(reading.place->doubt_m, row.after);
        if (row.id == 0 && !is_complete(reading)) return;
        const plan::Carrier* before = reading.matched->before;
        row.change = before == nullptr ? RowChange::added : *before == row.after ? RowChange::same : RowChange::changed;
        context_.out.rows.push_back(std::move(row));
    }
    void put_place(Reading& reading) const {
        CarrierRow& row = reading.row;
        const ReadPlace& read = *reading.place;
        const plan::Carrier* before = reading.matched->before;
        CarrierPlace place;
        place.at = read.at;
        place.position = read.position;
        if (before != nullptr) place.before = before->position;
        if (read.is_same) {
            place.position = *before->position;
        } else {
            place.change = place.before ? ValueChange::changed : ValueChange::added;
            if (place.before) place.moved_m = geo::distance_m(*place.before, place.position);
            plan::Placing placing;
            placing.position = read.position;
            placing.quality = plan::PositionQuality::digitised;
            placing.basis = context_.options.source.empty() ? plan::term(mark("From a list"))
                                                            : plan::Name{context_.options.source, ""};
            placing.uncertainty_m = uncertainty_m_;
            row.after = plan::placed(std::move(row.after), placing);
        }
        if (const plan::Unit* unit = list_.corridor.unit_at(place.position)) place.unit = unit->code;
        place.outside_m = plan::nearness(plan_, place.position).outside_m;
        row.place = std::move(place);
    }
    /// A position of an unknown system is known no better than the systems differ.
    static void limit_to(double doubt_m, plan::Carrier& carrier) {
        carrier.uncertainty_m = std::max(carrier.uncertainty_m.value_or(0), doubt_m);
        carrier.quality = std::max(carrier.quality, plan::PositionQuality::digitised);
    }
    /// A new carrier needs a Chinese name and gets the next free number.
    bool is_complete(Reading& reading) {
        plan::Carrier& after = reading.row.after;
        if (after.name.zh.empty()) {
            refuse(reading.row.at, sentence(mark("a new carrier needs a Chinese name; add it to the list")));
            return false;
        }
        if (after.number == 0) after.number = list_.next_free_number();
        return true;
    }

    static constexpr const char* k_not_stated = "not_stated";

    const CarrierContext& context_;
    const plan::Plan& plan_;
    const SheetView& view_;
    ListColumns& columns_;
    std::span<const MatchedRow> matched_;
    ListState& list_;
    std::vector<Reading> readings_;
    std::optional<double> uncertainty_m_;
};

void leave_out(const CarrierContext& context, Reading& reading) {
    reading.left_out = true;
    const CellPlace at = reading.row.at;
    context.out.left_out_rows.push_back(
        {context.across ? at.column : at.row, reading.row.name, sentence(mark("left out by choice"))});
}

/// A new carrier has a function and a programme; where the list names none, one answer serves for all.
void settle_new(const CarrierContext& context, const std::vector<Reading*>& without, CarrierRole role,
                const char* pattern) {
    if (without.empty()) return;
    const plan::Plan& plan = context.index.plan();
    std::vector<Answer> answers;
    for (plan::Choice& choice : plan::choices(plan, *field_of(role)))
        answers.push_back({std::move(choice.key), std::move(choice.name)});
    answers.push_back({"leave_out", plan::term(mark("leave the rows out"))});
    const auto chosen =
        context.ask({fmt::format("{}:new", to_key(role)), without.front()->row.at,
                     sentence(pattern, {std::to_string(without.size())}), std::move(answers), "", false});
    for (Reading* reading : without) {
        if (!chosen)
            reading->row.change = RowChange::asked;
        else if (*chosen == "leave_out")
            leave_out(context, *reading);
        else
            static_cast<void>(plan::write_field(plan, reading->row.after, *field_of(role), *chosen));
    }
}

void note_absent(std::span<const TableRows> tables) {
    std::set<std::int64_t> listed;
    for (const TableRows& table : tables)
        for (const MatchedRow& matched : table.matched)
            if (matched.before != nullptr)
                listed.insert(matched.before->id);
            else if (matched.asked)
                listed.insert(matched.maybe.begin(), matched.maybe.end());
    const CarrierContext& context = tables.front().context;
    for (const plan::Carrier& carrier : context.index.plan().carriers)
        if (!listed.contains(carrier.id)) context.out.absent.push_back({carrier.id, carrier.number, carrier.name});
}

}  // namespace

void read_carrier_rows(std::span<const TableRows> tables) {
    if (tables.empty()) return;
    const CarrierContext& context = tables.front().context;
    ListState list(context.index.plan());
    std::vector<RowsReader> readers;
    for (const TableRows& table : tables) readers.emplace_back(table, list).begin();
    const auto settle = [&](CarrierRole role, const char* pattern) {
        std::vector<Reading*> without;
        for (RowsReader& reader : readers)
            for (Reading* reading : reader.without(role)) without.push_back(reading);
        settle_new(context, without, role, pattern);
    };
    settle(CarrierRole::function, mark("{} new carriers name no function; which one is theirs?"));
    settle(CarrierRole::programme, mark("{} new carriers name no programme; which one is theirs?"));
    for (RowsReader& reader : readers) reader.finish();
    look_at_places(context);
    note_absent(tables);
}

}  // namespace tables
