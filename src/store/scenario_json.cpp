#include "scenario_json.h"

#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "json_members.h"
#include "store/record_words.h"

namespace store {
namespace {

constexpr std::size_t k_most_bytes = 32 << 20, k_most_carriers = 20'000;
constexpr std::int64_t k_last_id = std::numeric_limits<std::int64_t>::max();
constexpr double k_largest = std::numeric_limits<double>::max();

void put(Json& json, const char* member, const std::optional<double>& value) {
    if (value) json[member] = *value;
}

void put(Json& json, const char* member, const std::optional<geo::LonLat>& place) {
    if (place) json[member] = {{"lon", place->lon}, {"lat", place->lat}};
}

void put(Json& json, const std::string& member, const plan::Name& name) {
    put_text(json, (member + "_zh").c_str(), name.zh);
    put_text(json, (member + "_en").c_str(), name.en);
}

Json json_of(const plan::Carrier& carrier) {
    // Named one by one, so that a new member of a carrier does not compile until it stands here too.
    const auto& [number, name, body, area, function, programme, task, floor, investment, mu, position, quality,
                 uncertainty, basis, stage, start, completion, notes, photos, first, removed, id] = carrier;
    Json json{{"id", id},
              {"number", number},
              {"function", plan::to_key(function)},
              {"programme", plan::to_key(programme)},
              {"quality", plan::to_key(quality)},
              {"stage", plan::to_key(stage)}};
    put(json, "name", name);
    put(json, "task", task);
    put(json, "position_basis", basis);
    put_text(json, "responsible_body", body);
    put_text(json, "responsible_area", area);
    put_text(json, "start", start);
    put_text(json, "completion", completion);
    put_text(json, "notes", notes);
    put_text(json, "photo_links", photos);
    put(json, "floor_area_m2", floor);
    put(json, "investment_cny", investment);
    put(json, "planned_area_mu", mu);
    put(json, "uncertainty_m", uncertainty);
    put(json, "position", position);
    put(json, "first_position", first);
    if (removed) json["removed"] = true;
    return json;
}

void take(Members& members, const std::string& member, plan::Name& name) {
    members.take_text((member + "_zh").c_str(), name.zh);
    members.take_text((member + "_en").c_str(), name.en);
}

bool take_carrier(const Json& json, plan::Carrier& carrier) {
    Members members(json);
    members.take("id", carrier.id, std::int64_t{1}, k_last_id);
    members.take("number", carrier.number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
    members.take("function", carrier.function);
    members.take("programme", carrier.programme);
    members.take("quality", carrier.quality);
    members.take("stage", carrier.stage);
    take(members, "name", carrier.name);
    take(members, "task", carrier.task);
    take(members, "position_basis", carrier.position_basis);
    members.take_text("responsible_body", carrier.responsible_body);
    members.take_text("responsible_area", carrier.responsible_area);
    members.take_text("start", carrier.start);
    members.take_text("completion", carrier.completion);
    members.take_text("notes", carrier.notes);
    members.take_text("photo_links", carrier.photo_links);
    members.take_real("floor_area_m2", carrier.floor_area_m2, 0, k_largest);
    members.take_real("investment_cny", carrier.investment_cny, 0, k_largest);
    members.take_real("planned_area_mu", carrier.planned_area_mu, 0, k_largest);
    members.take_real("uncertainty_m", carrier.uncertainty_m, 0, k_largest);
    members.take("position", carrier.position);
    members.take("first_position", carrier.first_position);
    members.take("removed", carrier.removed);
    return members.all_taken() && carrier.id > 0;
}

bool take_tried(const Json& json, std::vector<plan::TriedCarrier>& carriers) {
    Members members(json);
    plan::TriedCarrier one;
    members.object("tried", [&](const Json& object) { return take_carrier(object, one.tried); });
    members.object("was", [&](const Json& object) { return take_carrier(object, one.was.emplace()); });
    const bool whole = members.has("tried") && members.all_taken() && (!one.was || one.was->id == one.tried.id);
    carriers.push_back(std::move(one));
    return whole;
}

bool each_once(const std::vector<plan::TriedCarrier>& carriers) {
    std::set<std::int64_t> ids;
    for (const plan::TriedCarrier& one : carriers)
        if (!ids.insert(one.tried.id).second) return false;
    return true;
}

std::string words_of(const plan::TriedCarrier& one) {
    const char* sign = !one.was ? "+" : one.tried.removed ? "−" : "";
    return fmt::format("{}{} {}", sign, one.tried.number, one.tried.name.zh);
}

}  // namespace

std::string scenario_words(const std::string& carriers) {
    const auto read = tried_from_json(carriers);
    if (!read) return carriers;
    std::string words;
    for (const plan::TriedCarrier& one : *read) words += (words.empty() ? "" : "; ") + words_of(one);
    return words;
}

std::string tried_to_json(const std::vector<plan::TriedCarrier>& carriers) {
    Json list = Json::array();
    for (const plan::TriedCarrier& one : carriers) {
        Json json{{"tried", json_of(one.tried)}};
        if (one.was) json["was"] = json_of(*one.was);
        list.push_back(std::move(json));
    }
    return Json{{"carriers", list}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<plan::TriedCarrier>> tried_from_json(std::string_view text) {
    if (text.size() > k_most_bytes) return std::nullopt;
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return std::nullopt;
    Members members(json);
    std::vector<plan::TriedCarrier> carriers;
    members.each("carriers", k_most_carriers, [&](const Json& one) { return take_tried(one, carriers); });
    const bool whole = members.has("carriers") && members.all_taken() && each_once(carriers);
    return whole ? std::optional(std::move(carriers)) : std::nullopt;
}

}  // namespace store
