// An object of JSON that is not trusted, taken member by member: known members of their kinds, known words, texts that
// a project may hold, numbers within limits. Private to store; pure.
#pragma once

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/kept_text.h"
#include "geo/geometry.h"
#include "plan/plan.h"
#include "row_reader.h"

namespace store {

using Json = nlohmann::json;

/// An empty text is left out.
inline void put_text(Json& json, const char* member, const std::string& text) {
    if (!text.empty()) json[member] = text;
}

/// What does not fit, or is left at the end, makes the whole unfit.
class Members {
public:
    explicit Members(const Json& json) : json_(json), good_(json.is_object()) {}

    /// One line of at most 8 KiB.
    void take(const char* member, std::string& value) {
        constexpr std::size_t k_longest = 8'192;
        take_text(member, value, k_longest);
        if (base::text_fault(value, base::TextForm::line)) spoil();
    }
    /// Whatever a column of text can hold.
    void take_text(const char* member, std::string& value, std::size_t longest = std::size_t{1} << 20) {
        const Json* found = find(member);
        if (found == nullptr) return;
        if (!found->is_string()) return spoil();
        value = found->get<std::string>();
        if (value.size() > longest || !is_text(value)) spoil();
    }
    void take(const char* member, bool& value) {
        const Json* found = find(member);
        if (found == nullptr) return;
        if (!found->is_boolean()) return spoil();
        value = found->get<bool>();
    }
    template <class Whole>
    void take(const char* member, Whole& value, Whole least, Whole most) {
        const Json* found = find(member);
        if (found == nullptr) return;
        if (!found->is_number_integer() || *found < least || *found > most) return spoil();
        value = found->get<Whole>();
    }
    void take_real(const char* member, double& value, double least, double most) {
        const Json* found = find(member);
        if (found == nullptr) return;
        if (!found->is_number()) return spoil();
        value = found->get<double>();
        if (!(value >= least && value <= most)) spoil();
    }
    /// The member may be missing.
    void take_real(const char* member, std::optional<double>& value, double least, double most) {
        if (has(member)) take_real(member, value.emplace(), least, most);
    }
    void take(const char* member, std::optional<geo::LonLat>& value) {
        const Json* found = find(member);
        if (found == nullptr) return;
        Members place(*found);
        value.emplace();
        place.take_real("lon", value->lon, -180, 180);
        place.take_real("lat", value->lat, -90, 90);
        if (!place.has("lon") || !place.has("lat") || !place.all_taken()) spoil();
    }
    /// A word of a kind.
    template <class Kind>
    void take(const char* member, std::optional<Kind>& value) {
        const Json* found = find(member);
        if (found == nullptr) return;
        value = found->is_string() ? plan::from_key<Kind>(found->get<std::string>()) : std::nullopt;
        if (!value) spoil();
    }
    /// The same where the member must be there.
    template <class Kind>
    requires std::is_enum_v<Kind>
    void take(const char* member, Kind& value) {
        std::optional<Kind> word;
        take(member, word);
        if (!word) spoil();
        value = word.value_or(value);
    }
    /// A list; `item` reads one of it and says whether it could.
    template <class Item>
    void each(const char* member, std::size_t most, Item item) {
        const Json* found = find(member);
        if (found == nullptr) return;
        if (!found->is_array() || found->size() > most) return spoil();
        for (const Json& one : *found)
            if (!item(one)) return spoil();
    }
    template <class Item>
    void object(const char* member, Item item) {
        const Json* found = find(member);
        if (found != nullptr && !item(*found)) spoil();
    }
    [[nodiscard]] bool has(const char* member) const { return good_ && json_.contains(member); }
    [[nodiscard]] bool all_taken() const { return good_ && taken_ == json_.size(); }

private:
    const Json* find(const char* member) {
        if (!has(member)) return nullptr;
        ++taken_;
        return &json_[member];
    }
    void spoil() { good_ = false; }

    const Json& json_;
    bool good_;
    std::size_t taken_ = 0;
};

}  // namespace store
