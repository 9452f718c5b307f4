#include "carrier_roles.h"

#include <algorithm>
#include <array>

#include "base/translate.h"
#include "plan/names.h"

namespace tables {
namespace {

using base::mark;
using enum CarrierRole;
using plan::CarrierField;

struct Described {
    CarrierRole role;
    std::string_view key;
    const char* english;
    std::optional<CarrierField> field = {};
};

constexpr std::array k_roles{
    Described{left_out, "left_out", mark("left out")},
    Described{ordinal, "ordinal", mark("Counts the rows")},
    Described{number, "number", mark("Number"), CarrierField::number},
    Described{name, "name", mark("Name"), CarrierField::name_zh},
    Described{name_zh, "name_zh", mark("Chinese name"), CarrierField::name_zh},
    Described{name_en, "name_en", mark("English name"), CarrierField::name_en},
    Described{responsible_body, "responsible_body", mark("Responsible body"), CarrierField::responsible_body},
    Described{responsible_area, "responsible_area", mark("Responsible area"), CarrierField::responsible_area},
    Described{function, "function", mark("Function"), CarrierField::function},
    Described{programme, "programme", mark("Programme"), CarrierField::programme},
    Described{stage, "stage", mark("Stage of building"), CarrierField::stage},
    Described{task_zh, "task_zh", mark("Task in Chinese"), CarrierField::task_zh},
    Described{task_en, "task_en", mark("Task in English"), CarrierField::task_en},
    Described{floor_area, "floor_area_m2", mark("Floor area"), CarrierField::floor_area_m2},
    Described{investment, "investment_cny", mark("Investment"), CarrierField::investment_cny},
    Described{planned_area, "planned_area_mu", mark("Planned area"), CarrierField::planned_area_mu},
    Described{start, "start", mark("Start of work"), CarrierField::start},
    Described{completion, "completion", mark("Completion"), CarrierField::completion},
    Described{notes, "notes", mark("Notes"), CarrierField::notes},
    Described{photo_links, "photo_links", mark("Links to photographs"), CarrierField::photo_links},
    Described{longitude, "lon", mark("Longitude")},
    Described{latitude, "lat", mark("Latitude")},
    Described{longitude_minutes, "lon_min", mark("Minutes of the longitude")},
    Described{longitude_seconds, "lon_sec", mark("Seconds of the longitude")},
    Described{latitude_minutes, "lat_min", mark("Minutes of the latitude")},
    Described{latitude_seconds, "lat_sec", mark("Seconds of the latitude")},
    Described{easting, "easting", mark("Easting")},
    Described{northing, "northing", mark("Northing")},
    Described{x, "x", mark("X coordinate")},
    Described{y, "y", mark("Y coordinate")},
    Described{position, "position", mark("Both coordinates")},
    Described{system, "system", mark("Reference system")},
    Described{quality, "quality", mark("Position quality"), CarrierField::quality},
    Described{uncertainty, "uncertainty_m", mark("Uncertainty of the position"), CarrierField::uncertainty_m},
    Described{basis_zh, "position_basis_zh", mark("Basis of the position in Chinese"), CarrierField::position_basis_zh},
    Described{basis_en, "position_basis_en", mark("Basis of the position in English"), CarrierField::position_basis_en},
    Described{not_kept, "not_kept", mark("not kept in the plan")},
    Described{derived, "derived", mark("worked out by Langtu")},
};

constexpr const Described& described(CarrierRole role) { return k_roles.at(static_cast<std::size_t>(role)); }

}  // namespace

std::string_view to_key(CarrierRole role) { return described(role).key; }

std::optional<CarrierRole> carrier_role_from_key(std::string_view key) {
    const auto* at = std::find_if(k_roles.begin(), k_roles.end(), [key](const Described& d) { return d.key == key; });
    return at == k_roles.end() ? std::nullopt : std::optional(at->role);
}

plan::Name label(CarrierRole role) { return plan::term(described(role).english); }

std::optional<plan::CarrierField> field_of(CarrierRole role) { return described(role).field; }

bool is_amount(CarrierRole role) { return role == floor_area || role == investment || role == planned_area; }

bool is_part_of_angle(CarrierRole role) {
    return role == longitude_minutes || role == longitude_seconds || role == latitude_minutes ||
           role == latitude_seconds;
}

}  // namespace tables
