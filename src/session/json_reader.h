// Members of a JSON object into values. Private to session.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/geometry.h"

namespace session {

using Json = nlohmann::json;

/// Reads members of an object; what is missing or of the wrong kind leaves the value as it is.
class JsonReader {
public:
    explicit JsonReader(const Json& json) : json_(json) {}

    void take(const char* key, std::string& value) const {
        if (const Json* at = find(key); at != nullptr && at->is_string()) value = at->get<std::string>();
    }
    void take(const char* key, bool& value) const {
        if (const Json* at = find(key); at != nullptr && at->is_boolean()) value = at->get<bool>();
    }
    void take(const char* key, int& value) const {
        if (const Json* at = find(key); at != nullptr && at->is_number_integer()) {
            const auto number = at->get<std::int64_t>();
            if (std::in_range<int>(number)) value = static_cast<int>(number);
        }
    }
    void take(const char* key, std::int64_t& value) const {
        if (const Json* at = find(key); at != nullptr && at->is_number_integer()) value = at->get<std::int64_t>();
    }
    void take(const char* key, double& value) const {
        if (const Json* at = find(key); at != nullptr && at->is_number()) value = at->get<double>();
    }
    /// A word that `read` knows.
    template <class Value, class Read>
    void take_word(const char* key, Value& value, Read read) const {
        std::string word;
        take(key, word);
        if (const auto known = read(word)) value = *known;
    }
    [[nodiscard]] std::vector<double> numbers(const char* key) const {
        std::vector<double> out;
        if (const Json* at = find(key); at != nullptr && at->is_array())
            for (const Json& item : *at)
                if (item.is_number()) out.push_back(item.get<double>());
        return out;
    }
    [[nodiscard]] std::optional<geo::LonLat> position(const char* key) const {
        const std::vector<double> lon_lat = numbers(key);
        if (lon_lat.size() < 2) return std::nullopt;
        return geo::LonLat{lon_lat[0], lon_lat[1]};
    }
    /// The items of a list that `read` knows, from their words.
    template <class Item, class Read>
    void take_list(const char* key, std::vector<Item>& list, Read read) const {
        const Json* at = find(key);
        if (at == nullptr || !at->is_array()) return;
        list.clear();
        for (const Json& item : *at)
            if (const auto known = item.is_string() ? read(item.get<std::string>()) : std::nullopt)
                list.push_back(*known);
    }
    [[nodiscard]] const Json* object(const char* key) const {
        const Json* at = find(key);
        return at != nullptr && at->is_object() ? at : nullptr;
    }
    [[nodiscard]] const Json* array(const char* key) const {
        const Json* at = find(key);
        return at != nullptr && at->is_array() ? at : nullptr;
    }

private:
    [[nodiscard]] const Json* find(const char* key) const {
        const auto at = json_.find(key);
        return at == json_.end() ? nullptr : &*at;
    }
    const Json& json_;
};

}  // namespace session
