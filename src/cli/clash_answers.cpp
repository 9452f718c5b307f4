#include "clash_answers.h"

#include <algorithm>
#include <fstream>
#include <span>

#include "base/atomic_file.h"
#include "merge_report.h"
#include "plan/index.h"
#include "session/merge_words.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;
using store::Choose;
using store::Resolution;
using store::Value;

/// Whatever the order of the members: an editor may have sorted them.
bool same(const Json& a, const Json& b) { return nlohmann::json(a) == nlohmann::json(b); }

std::optional<Value> value_from(const Json& json) {
    if (json.is_object() && json.size() == 2 && json.contains("lon") && json.contains("lat") &&
        json["lon"].is_number() && json["lat"].is_number())
        return geo::LonLat{json["lon"].get<double>(), json["lat"].get<double>()};
    if (json.is_string()) return json.get<std::string>();
    if (json.is_number_integer()) return json.get<std::int64_t>();
    if (json.is_number()) return json.get<double>();
    return json.is_null() ? std::optional(Value()) : std::nullopt;
}

std::optional<Resolution> answer_from(const Json& row, const store::Clash& clash) {
    if (!row.is_object() || !same(clash_json(clash)["theirs"], row.value("theirs", Json())) ||
        row.value("column", Json()) != clash.column || row.value("id", Json()) != clash.id)
        return std::nullopt;
    const Json choose = row.value("choose", Json());
    for (const auto& [word, choice] :
         {std::pair{"mine", Choose::mine}, std::pair{"theirs", Choose::theirs}, std::pair{"later", Choose::later}})
        if (choose == word) return Resolution{choice, {}};
    if (!choose.is_object() || !choose.contains("value")) return std::nullopt;
    const auto value = value_from(choose["value"]);
    return value ? std::optional(Resolution{Choose::other, *value}) : std::nullopt;
}

bool is_place(const store::Clash& clash) {
    return std::ranges::any_of(std::initializer_list<const Value*>{&clash.base, &clash.mine, &clash.theirs},
                               [](const Value* value) { return std::holds_alternative<geo::LonLat>(*value); });
}

}  // namespace

std::filesystem::path answers_path(const std::string& changes_file) { return changes_file + ".answers.json"; }

base::Result<void> write_clashes(const std::string& changes_file, const store::MergePreview& preview) {
    Json list = Json::array();
    for (const store::Clash& clash : preview.clashes) {
        Json row = clash_json(clash);
        row["choose"] = nullptr;
        list.push_back(std::move(row));
    }
    const std::string text = list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return base::write_file_atomically(answers_path(changes_file), std::as_bytes(std::span(text)));
}

std::optional<std::vector<Resolution>> read_answers(const std::string& changes_file,
                                                    const store::MergePreview& preview) {
    std::ifstream in(answers_path(changes_file));
    const Json list = Json::parse(in, nullptr, false);
    if (!list.is_array() || list.size() != preview.clashes.size()) return std::nullopt;
    std::vector<Resolution> answers;
    for (std::size_t i = 0; i < preview.clashes.size(); ++i) {
        const auto answer = answer_from(list[i], preview.clashes[i]);
        if (!answer) return std::nullopt;
        answers.push_back(*answer);
    }
    return answers;
}

base::Result<Resolution> typed_answer(const Context& context, const plan::Plan& plan, const store::Clash& clash,
                                      const PositionWords& words) {
    if (clash.column == "removed")
        return base::fail(ErrorKind::refused, "--value", mark("answers no question of a removal; say mine or theirs"));
    if (is_place(clash)) {
        const auto at = read_position(context, plan, words);
        if (!at) return base::pass(at.error());
        return Resolution{Choose::other, *at};
    }
    const auto value = session::third_value(plan::Index(plan), clash, words.text, "--value");
    if (!value) return base::pass(value.error());
    return Resolution{Choose::other, *value};
}

}  // namespace cli
