#include "layout_json.h"

#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "json_members.h"
#include "plan/plan.h"
#include "store/record_words.h"

namespace store {
namespace {

constexpr std::size_t k_most_bytes = 4 << 20, k_most_columns = 1'024, k_most_answers = 64;
constexpr int k_most_levels = 64, k_most_blocks = 1'000, k_last_place = 1'048'576;
constexpr double k_largest_factor = 1e12;

Json json_of(const std::vector<plan::LayoutAnswer>& answers) {
    Json list = Json::array();
    for (const plan::LayoutAnswer& answer : answers) {
        Json json{{"question", answer.question}, {"answer", answer.answer}};
        put_text(json, "about", answer.about);
        list.push_back(std::move(json));
    }
    return list;
}

Json json_of(const plan::TitleRows& titles) {
    return {{"levels", titles.levels}, {"first", titles.first}, {"last", titles.last}};
}

Json json_of(const plan::ColumnByHand& by_hand) {
    Json json = Json::object();
    if (by_hand.leave_out) json["leave_out"] = true;
    if (by_hand.use) json["use"] = plan::to_key(*by_hand.use);
    put_text(json, "role", by_hand.role);
    put_text(json, "indicator", by_hand.indicator);
    put_text(json, "unit", by_hand.unit);
    return json;
}

Json json_of(const plan::LayoutColumn& column, plan::LayoutKind kind) {
    Json json{{"title", column.title}};
    if (kind == plan::LayoutKind::carriers)
        json["role"] = column.role;
    else
        json["use"] = plan::to_key(column.use);
    if (column.block != 0) json["block"] = column.block;
    json["place"] = column.place;
    put_text(json, "indicator", column.indicator);
    put_text(json, "unit", column.unit);
    if (column.times != 1) json["times"] = column.times;
    if (column.by_hand != plan::ColumnByHand{}) json["by_hand"] = json_of(column.by_hand);
    if (!column.answers.empty()) json["answers"] = json_of(column.answers);
    return json;
}

bool take_answer(const Json& json, std::vector<plan::LayoutAnswer>& answers) {
    Members members(json);
    plan::LayoutAnswer answer;
    members.take("question", answer.question);
    members.take("about", answer.about);
    members.take("answer", answer.answer);
    answers.push_back(answer);
    return members.all_taken() && !answer.question.empty() && !answer.answer.empty();
}

void take_answers(Members& members, std::vector<plan::LayoutAnswer>& answers) {
    members.each("answers", k_most_answers, [&](const Json& one) { return take_answer(one, answers); });
}

bool take_by_hand(const Json& json, plan::ColumnByHand& by_hand) {
    Members members(json);
    members.take("leave_out", by_hand.leave_out);
    members.take("use", by_hand.use);
    members.take("role", by_hand.role);
    members.take("indicator", by_hand.indicator);
    members.take("unit", by_hand.unit);
    return members.all_taken();
}

bool take_column(const Json& json, plan::LayoutKind kind, std::vector<plan::LayoutColumn>& columns) {
    Members members(json);
    plan::LayoutColumn column;
    std::optional<plan::ColumnUse> use;
    members.take("title", column.title);
    members.take("use", use);
    members.take("role", column.role);
    members.take("block", column.block, 0, k_most_blocks);
    members.take("place", column.place, 1, k_last_place);
    members.take("indicator", column.indicator);
    members.take("unit", column.unit);
    members.take_real("times", column.times, std::numeric_limits<double>::min(), k_largest_factor);
    members.object("by_hand", [&](const Json& object) { return take_by_hand(object, column.by_hand); });
    take_answers(members, column.answers);
    column.use = use.value_or(plan::ColumnUse::left_out);
    const bool says_use =
        kind == plan::LayoutKind::carriers ? !use && !column.role.empty() : use && column.role.empty();
    columns.push_back(std::move(column));
    return says_use && members.has("title") && members.all_taken();
}

bool take_titles(const Json& json, plan::TitleRows& titles) {
    Members members(json);
    members.take("levels", titles.levels, 0, k_most_levels);
    members.take("first", titles.first, 0, k_last_place);
    members.take("last", titles.last, titles.first, k_last_place);
    return members.all_taken();
}

std::string words_of(const plan::LayoutColumn& column) {
    if (!column.role.empty()) return fmt::format("{}: {}", column.title, column.role);
    if (column.by_hand.leave_out || column.indicator.empty())
        return fmt::format("{}: {}", column.title, plan::to_key(column.use));
    const std::string unit = column.unit.empty() ? "" : fmt::format(" ({})", column.unit);
    return fmt::format("{}: {}{}", column.title, column.indicator, unit);
}

}  // namespace

std::string layout_words(const std::string& mapping) {
    const auto layout = layout_from_json(mapping);
    if (!layout) return mapping;
    std::string words;
    for (const plan::LayoutColumn& column : layout->columns) words += (words.empty() ? "" : "; ") + words_of(column);
    return words;
}

std::string layout_to_json(const plan::TableLayout& layout) {
    Json columns = Json::array();
    for (const plan::LayoutColumn& column : layout.columns) columns.push_back(json_of(column, layout.kind));
    Json json{{"columns", columns}, {"levels", layout.levels}};
    if (layout.kind != plan::LayoutKind::values) json["kind"] = plan::to_key(layout.kind);
    put_text(json, "sheet", layout.sheet);
    put_text(json, "indicator", layout.indicator);
    if (layout.across) json["across"] = true;
    if (layout.titles_by_hand != plan::TitleRows{}) json["titles_by_hand"] = json_of(layout.titles_by_hand);
    if (!layout.answers.empty()) json["answers"] = json_of(layout.answers);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<plan::TableLayout> layout_from_json(std::string_view text) {
    if (text.size() > k_most_bytes) return std::nullopt;
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return std::nullopt;
    Members members(json);
    plan::TableLayout layout;
    std::optional<plan::LayoutKind> kind;  // a layout that names none is of values
    members.take("kind", kind);
    layout.kind = kind.value_or(plan::LayoutKind::values);
    members.take("levels", layout.levels, 0, k_most_levels);
    members.take("sheet", layout.sheet);
    members.take("indicator", layout.indicator);
    members.take("across", layout.across);
    members.object("titles_by_hand", [&](const Json& object) { return take_titles(object, layout.titles_by_hand); });
    members.each("columns", k_most_columns,
                 [&](const Json& one) { return take_column(one, layout.kind, layout.columns); });
    take_answers(members, layout.answers);
    const bool whole = members.all_taken() && !layout.columns.empty();
    return whole ? std::optional(std::move(layout)) : std::nullopt;
}

}  // namespace store
