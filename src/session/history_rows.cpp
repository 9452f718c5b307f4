#include "session/history_rows.h"

#include <ctime>
#include <fmt/format.h>
#include <iomanip>
#include <sstream>
#include <time.h>

#include "plan/carrier_fields.h"

namespace session {
namespace {

using base::mark;

const std::string& in(const plan::Name& name, base::Language language) {
    return language == base::Language::en && !name.en.empty() ? name.en : name.zh;
}

const char* state_words(store::StepState state, base::Language language) {
    switch (state) {
        case store::StepState::applied: return base::translate_in(language, "step", "in effect");
        case store::StepState::undone: return base::translate_in(language, "step", "undone");
        case store::StepState::left: return base::translate_in(language, "step", "undone, left behind");
    }
    return "";
}

std::string carrier_words(const plan::Plan& plan, std::int64_t id, base::Language language) {
    const plan::Carrier* carrier = plan::find_carrier_by_id(plan, id);
    return carrier != nullptr ? fmt::format("{} {}", carrier->number, in(carrier->name, language)) : std::string();
}

}  // namespace

std::string column_words(std::string_view column, base::Language language) {
    if (column == "geom") return base::translate(language, mark("Position"));
    if (column == "removed") return base::translate(language, mark("In the bin"));
    const auto field = plan::field_from_key(column);
    return field ? base::translate(language, plan::definition(*field).label) : "";
}

std::string value_words(const plan::Plan& plan, std::string_view column, const store::Value& value,
                        base::Language language) {
    if (column == "removed")
        return base::translate(language, value == store::Value(std::int64_t{1}) ? mark("yes") : mark("no"));
    const auto field = plan::field_from_key(column);
    const auto* text = std::get_if<std::string>(&value);
    if (field && text != nullptr)
        for (const plan::Choice& choice : plan::choices(plan, *field))
            if (choice.key == *text) return in(choice.name, language);
    return store::to_text(value);
}

std::string local_time(const std::string& utc) {
    std::tm parts{};
    std::istringstream in(utc);
    in >> std::get_time(&parts, "%Y-%m-%dT%H:%M:%SZ");
    if (in.fail()) return utc;
    const std::time_t seconds = ::timegm(&parts);
    std::tm here{};
    if (::localtime_r(&seconds, &here) == nullptr) return utc;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", here.tm_year + 1900, here.tm_mon + 1, here.tm_mday,
                       here.tm_hour, here.tm_min);
}

exchange::TableFile history_table(const plan::Plan& plan, const std::vector<store::HistoryStep>& steps,
                                  base::Language language) {
    exchange::TableFile table{base::translate(language, mark("History")), {}, {}};
    for (const char* title : {mark("No."), mark("Time (UTC)"), mark("Author"), mark("Change"), mark("Reason"),
                              mark("State"), mark("Carrier"), mark("Field"), mark("Old value"), mark("New value")})
        table.titles.emplace_back(base::translate(language, title));
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        for (const store::RowChange& row : step->rows)
            for (const store::ColumnChange& change : row.columns) {
                const std::string column = column_words(change.column, language);
                if (row.table != "carriers" || column.empty() || change.before == change.after) continue;
                table.rows.push_back({static_cast<double>(step->n), step->time, step->author,
                                      in(step->summary, language), step->reason, state_words(step->state, language),
                                      carrier_words(plan, row.id, language), column,
                                      value_words(plan, change.column, change.before, language),
                                      value_words(plan, change.column, change.after, language)});
            }
    return table;
}

}  // namespace session
