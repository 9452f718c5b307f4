#include "session/history_rows.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/local_time.h"
#include "plan/carrier_fields.h"
#include "plan/observations.h"
#include "store/record_words.h"

namespace session {
namespace {

using base::mark;

const std::string& in(const plan::Name& name, base::Language language) {
    return language == base::Language::en && !name.en.empty() ? name.en : name.zh;
}

std::string carrier_words(const plan::Index& index, std::int64_t id, base::Language language) {
    const plan::Carrier* carrier = index.carrier_by_id(id);
    return carrier != nullptr ? fmt::format("{} {}", carrier->number, in(carrier->name, language)) : std::string();
}

/// Several keys of functions with a space between, each in its words.
std::string function_words(std::string_view keys, base::Language language) {
    std::string words;
    for (std::string_view rest = keys; !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (const auto function = plan::from_key<plan::CarrierFunction>(rest.substr(0, end)))
            words += (words.empty()                    ? ""
                      : language == base::Language::zh ? "、"
                                                       : ", ") +
                     in(plan::label(*function), language);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return words;
}

/// Of rules, notes and what else a review keeps.
std::string review_value_words(const plan::Index& index, std::string_view column, const std::string& text,
                               base::Language language) {
    if (column == "functions") return function_words(text, language);
    if (column == "programme")
        if (const auto programme = plan::from_key<plan::Programme>(text)) return in(plan::label(*programme), language);
    if (column == "segment")
        for (const plan::Segment& segment : index->segments)
            if (segment.key == text) return in(segment.name, language);
    if (column == "state")
        if (const auto state = plan::from_key<plan::NoteState>(text)) return in(plan::label(*state), language);
    if (column == "pin")
        if (const auto pin = plan::from_key<plan::PinKind>(text)) return in(plan::label(*pin), language);
    return text;
}

std::string record_value_words(const plan::Index& index, std::string_view column, const std::string& text,
                               base::Language language) {
    if (column == "area")
        if (const plan::Area* area = index.area(text)) return in(area->name, language);
    if (column == "indicator")
        if (const auto what = plan::observable(index, text)) return in(what->name, language);
    if (column == "target_set")
        if (const plan::TargetSet* set = index.target_set(text)) return in(set->name, language);
    if (column == "state")
        if (const auto state = plan::from_key<plan::ValueState>(text)) return in(plan::label(*state), language);
    if (column == "mapping") return store::layout_words(text);
    if (column == "carriers") return store::scenario_words(text);
    return review_value_words(index, column, text, language);
}

}  // namespace

const char* state_words(store::StepState state, base::Language language) {
    switch (state) {
        case store::StepState::applied: return base::translate_in(language, "step", "in effect");
        case store::StepState::undone: return base::translate_in(language, "step", "undone");
        case store::StepState::left: return base::translate_in(language, "step", "undone, left behind");
        case store::StepState::absorbed: return base::translate_in(language, "step", "here already");
        case store::StepState::withdrawn: return base::translate_in(language, "step", "taken back");
    }
    return "";
}

std::string column_words(std::string_view table, std::string_view column, base::Language language) {
    const char* label = store::label_of_column(table, column);
    if (*label != '\0') return base::translate(language, label);
    if (table != "carriers") return "";
    const auto field = plan::field_from_key(column);
    return field ? base::translate(language, plan::definition(*field).label) : "";
}

std::string value_words(const plan::Index& index, std::string_view table, std::string_view column,
                        const store::Value& value, base::Language language) {
    if (column == "removed" || column == "sample" || column == "off" || column == "acknowledged" ||
        column == "reversed")
        return base::translate(language, value == store::Value(std::int64_t{1}) ? mark("yes") : mark("no"));
    if (const auto* order = std::get_if<std::int64_t>(&value); order != nullptr && column == "station")
        if (const plan::Station* station = index.station(static_cast<int>(*order))) return in(station->name, language);
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) return store::to_text(value);
    if (table != "carriers") return record_value_words(index, column, *text, language);
    if (const auto field = plan::field_from_key(column))
        for (const plan::Choice& choice : plan::choices(index.plan(), *field))
            if (choice.key == *text) return in(choice.name, language);
    return *text;
}

std::string subject_words(const plan::Index& index, const store::RowChange& row, base::Language language) {
    if (row.table == "carriers") return carrier_words(index, row.id, language);
    if (const char* title = store::title_of_row(row.table); *title != '\0') return base::translate(language, title);
    std::string words;
    for (const std::string_view column : store::columns_that_name(row.table))
        for (const store::ColumnChange& change : row.columns) {
            if (change.column != column) continue;
            const store::Value& value = change.after == store::Value() ? change.before : change.after;
            words += (words.empty() ? "" : " · ") + value_words(index, row.table, column, value, language);
        }
    if (!words.empty()) return words;
    for (const plan::Observation& o : index->observations)
        if (row.table == "observations" && o.id == row.id)
            return fmt::format("{} · {} · {}", record_value_words(index, "area", o.area, language),
                               record_value_words(index, "indicator", o.indicator, language), o.year);
    return {};
}

exchange::TableFile history_table(const plan::Index& index, const std::vector<store::HistoryStep>& steps,
                                  base::Language language) {
    exchange::TableFile table{base::translate(language, mark("History")), {}, {}};
    for (const char* title : {mark("No."), mark("Time"), mark("Author"), mark("Change"), mark("Reason"), mark("State"),
                              mark("Of what"), mark("Field"), mark("Old value"), mark("New value")})
        table.titles.emplace_back(base::translate(language, title));
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        for (const store::RowChange& row : step->rows)
            for (const store::ColumnChange& change : row.columns) {
                const std::string column = column_words(row.table, change.column, language);
                if (column.empty() || change.before == change.after) continue;
                table.rows.push_back({static_cast<double>(step->n), base::local_time_cell(step->time), step->author,
                                      in(step->summary, language), step->reason, state_words(step->state, language),
                                      subject_words(index, row, language), column,
                                      value_words(index, row.table, change.column, change.before, language),
                                      value_words(index, row.table, change.column, change.after, language)});
            }
    return table;
}

}  // namespace session
