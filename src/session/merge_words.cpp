#include "session/merge_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "base/kept_text.h"
#include "plan/carrier_fields.h"
#include "session/history_rows.h"
#include "store/record_words.h"

namespace session {
namespace {

using base::mark;
using base::translate;

const std::string& in(const plan::Name& name, base::Language language) {
    return language == base::Language::en && !name.en.empty() ? name.en : name.zh;
}

const char* colon(base::Language language) { return language == base::Language::zh ? "：" : ": "; }
const char* semicolon(base::Language language) { return language == base::Language::zh ? "；" : "; "; }

const store::Value* value_of(const store::RowChange& row, std::string_view column) {
    const auto change = std::ranges::find(row.columns, column, &store::ColumnChange::column);
    if (change == row.columns.end()) return nullptr;
    return change->after == store::Value() ? &change->before : &change->after;
}

std::string text_of(const store::RowChange& row, std::string_view column) {
    const store::Value* value = value_of(row, column);
    return value == nullptr || *value == store::Value() ? std::string() : store::to_text(*value);
}

std::string name_in(const store::RowChange& row, base::Language language) {
    const std::string english = text_of(row, "name_en");
    return language == base::Language::en && !english.empty() ? english : text_of(row, "name_zh");
}

/// The value that the name of the row leads to: it stands after "=" where a row is new.
bool is_measure(std::string_view table, std::string_view column) {
    return (table == "observations" && column == "value") || (table == "revised_targets" && column == "target");
}

/// The name of the row says it.
bool names_the_row(const store::RowChange& row, std::string_view column) {
    return column == "name_en" || column == "name_zh" ||
           std::ranges::find(store::columns_that_name(row.table), column) != store::columns_that_name(row.table).end();
}

std::string label_of(std::string_view table, std::string_view column, base::Language language) {
    return is_measure(table, column) && table == "revised_targets" ? translate(language, mark("Target"))
                                                                   : column_words(table, column, language);
}

/// A carrier goes to the bin and comes back; nothing else has one.
std::string bin_words(const store::Value& removed, base::Language language) {
    return translate(language,
                     removed == store::Value(std::int64_t{1}) ? mark("moved to the bin") : mark("back from the bin"));
}

/// "= 3.86；数据状态：正式数": what a new row holds besides its name.
std::string held_words(const plan::Index& index, const store::RowChange& row, base::Language language) {
    std::string measure, others;
    for (const store::ColumnChange& column : row.columns) {
        if (column.after == store::Value() || names_the_row(row, column.column) || column.column == "removed") continue;
        const std::string value = value_words(index, row.table, column.column, column.after, language);
        const std::string label = label_of(row.table, column.column, language);
        if (is_measure(row.table, column.column))
            measure = " = " + value;
        else if (!label.empty() && !value.empty())
            others += semicolon(language) + label + colon(language) + value;
    }
    return measure + others;
}

std::string changed_words(const plan::Index& index, const store::RowChange& row, base::Language language) {
    std::string words;
    for (const store::ColumnChange& column : row.columns) {
        const std::string label = label_of(row.table, column.column, language);
        if (label.empty() || column.before == column.after) continue;
        const auto value = [&](const store::Value& v) {
            return value_words(index, row.table, column.column, v, language);
        };
        if (!words.empty()) words += semicolon(language);
        words += column.column == "removed"
                     ? bin_words(column.after, language)
                     : label + colon(language) + value(column.before) + " → " + value(column.after);
    }
    return words;
}

/// Whether a row stays, where that is asked; with the value that it would keep.
std::string stays_words(const plan::Index& index, const store::Clash& clash, const store::Value& value,
                        base::Language language) {
    if (value == store::Value(std::int64_t{1}))
        return translate(language, clash.table == "carriers" ? mark("in the bin") : mark("taken out"));
    const std::optional<store::Cells>& cells = clash.mine == value ? clash.my_cells : clash.their_cells;
    const auto kept = cells ? cells->find("value") : store::Cells::const_iterator();
    if (!cells || kept == cells->end()) return translate(language, mark("kept"));
    return fmt::format(fmt::runtime(translate(language, mark("kept: {0}"))),
                       value_words(index, clash.table, "value", kept->second, language));
}

/// How the one of both places is known: it goes with the point.
std::string quality_words(const plan::Index& index, const store::Clash& clash, const store::Value& place,
                          base::Language language) {
    const std::optional<store::Cells>* cells = place == clash.mine     ? &clash.my_cells
                                               : place == clash.theirs ? &clash.their_cells
                                                                       : nullptr;
    if (cells == nullptr || !*cells || !(*cells)->contains("quality")) return {};
    return value_words(index, clash.table, "quality", (*cells)->at("quality"), language);
}

template <class T>
bool holds(const store::Clash& clash) {
    return std::ranges::any_of(std::initializer_list<const store::Value*>{&clash.base, &clash.mine, &clash.theirs},
                               [](const store::Value* value) { return std::holds_alternative<T>(*value); });
}

template <class T>
base::Result<store::Value> number_in(const std::string& text, const std::string& subject) {
    T number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(static_cast<double>(number)))
        return base::fail(base::ErrorKind::refused, subject, mark("“{}” is not a number; enter a number"), {text});
    return store::Value(number);
}

/// As people write the field: "3.2亿", "在建".
base::Result<store::Value> field_value(const plan::Index& index, const store::Clash& clash, plan::CarrierField field,
                                       const std::string& text) {
    const plan::Carrier* carrier = index.carrier_by_id(clash.id);
    plan::Carrier copy = carrier != nullptr ? *carrier : plan::Carrier{};
    if (auto written = plan::write_field(index.plan(), copy, field, text); !written) return base::pass(written.error());
    const std::string canonical = plan::read_field(copy, field);
    if (canonical.empty()) return store::Value();
    const plan::FieldForm form = plan::definition(field).form;
    if (form == plan::FieldForm::whole_number) return store::Value(std::int64_t{std::stoll(canonical)});
    if (form == plan::FieldForm::number) return store::Value(std::stod(canonical));
    return store::Value(canonical);
}

}  // namespace

std::vector<Contribution> contributions(const std::vector<store::IncomingStep>& steps) {
    std::map<std::string, Contribution> by_author;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (is_by_rule(steps[i])) continue;
        Contribution& one = by_author[steps[i].author];
        if (one.steps.empty() || steps[i].time < one.first) one.first = steps[i].time;
        one.last = std::max(one.last, steps[i].time);
        one.steps.push_back(i);
    }
    std::vector<Contribution> all;
    for (auto& [author, one] : by_author) {
        one.author = author;
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.steps.size() > b.steps.size(); });
    return all;
}

bool is_by_rule(const store::IncomingStep& step) { return step.author == "Langtu"; }

std::string incoming_subject(const plan::Index& index, const store::RowChange& row, base::Language language) {
    if (row.table == "carriers" && index.carrier_by_id(row.id) == nullptr)
        return text_of(row, "number") + " " + name_in(row, language);
    if (const store::Value* carrier = value_of(row, "carrier"))
        if (const auto* id = std::get_if<std::int64_t>(carrier))
            if (const plan::Carrier* of = index.carrier_by_id(*id))
                return std::to_string(of->number) + " " + in(of->name, language);
    std::string words = subject_words(index, row, language);
    if (words.empty()) return row.table + " " + std::to_string(row.id);
    if (*store::title_of_row(row.table) == '\0') return words;
    for (const std::string_view column : store::columns_that_name(row.table)) {
        const std::string name = column == "name_zh" ? name_in(row, language) : text_of(row, column);
        if (!name.empty()) words += " · " + name;
    }
    return words;
}

std::string incoming_words(const plan::Index& index, const store::RowChange& row, base::Language language) {
    const std::string subject = incoming_subject(index, row, language);
    switch (row.kind) {
        case store::RowChangeKind::insert:
            return fmt::format(fmt::runtime(translate(language, mark("new: {}"))),
                               subject + held_words(index, row, language));
        case store::RowChangeKind::remove:
            return fmt::format(fmt::runtime(translate(language, mark("removed: {}"))), subject);
        default: return subject + colon(language) + changed_words(index, row, language);
    }
}

std::string asked_words(const store::Clash& clash, base::Language language) {
    if (clash.column != "removed") return label_of(clash.table, clash.column, language);
    return translate(language,
                     clash.table == "carriers" ? mark("kept or put into the bin") : mark("kept or taken out"));
}

std::string question_words(const plan::Index& index, const store::Clash& clash, base::Language language) {
    const plan::Carrier* carrier = clash.table == "carriers" ? index.carrier_by_id(clash.id) : nullptr;
    const std::string row =
        carrier != nullptr ? fmt::format("{} {}", carrier->number, in(clash.what, language)) : in(clash.what, language);
    const std::string asked = asked_words(clash, language);
    return asked.empty() ? row : asked + colon(language) + row;
}

std::string answer_words(const plan::Index& index, const store::Clash& clash, const store::Value& value,
                         base::Language language) {
    if (clash.column == "removed") return stays_words(index, clash, value, language);
    const std::string words = value_words(index, clash.table, clash.column, value, language);
    const std::string quality = clash.column == "geom" ? quality_words(index, clash, value, language) : std::string();
    return quality.empty() ? words : words + " · " + quality;
}

bool takes_third_value(const store::Clash& clash) {
    return clash.column != "removed" && clash.my_cells && clash.their_cells;
}

base::Result<store::Value> third_value(const plan::Index& index, const store::Clash& clash, const std::string& text,
                                       const std::string& subject) {
    if (auto kept = base::check_text(base::ErrorKind::refused, subject, text, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    if (clash.table == "carriers")
        if (const auto field = plan::field_from_key(clash.column)) return field_value(index, clash, *field, text);
    if (holds<double>(clash)) return number_in<double>(text, subject);
    if (holds<std::int64_t>(clash)) return number_in<std::int64_t>(text, subject);
    return store::Value(text);
}

bool asks_the_same(const store::Clash& a, const store::Clash& b) {
    return a.table == b.table && a.id == b.id && a.column == b.column && a.author == b.author && a.time == b.time &&
           a.mine == b.mine && a.theirs == b.theirs && a.question == b.question;
}

}  // namespace session
