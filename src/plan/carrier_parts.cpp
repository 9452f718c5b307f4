#include "carrier_parts.h"

#include <array>

#include "base/translate.h"

namespace plan {
namespace {

using base::mark;

template <auto... Members>
constexpr CarrierPart part(std::string_view key, const char* label) {
    return {key, label, [](const Carrier& a, const Carrier& b) { return ((a.*Members == b.*Members) && ...); },
            [](Carrier& to, const Carrier& from) { ((to.*Members = from.*Members), ...); }};
}

using C = Carrier;
constexpr std::array k_parts{
    part<&C::number>("number", mark("Number")),
    part<&C::name>("name", mark("Name")),
    part<&C::responsible_body>("responsible_body", mark("Responsible body")),
    part<&C::responsible_area>("responsible_area", mark("Responsible area")),
    part<&C::function>("function", mark("Function")),
    part<&C::programme>("programme", mark("Programme")),
    part<&C::task>("task", mark("Task")),
    part<&C::floor_area_m2>("floor_area_m2", mark("Floor area")),
    part<&C::investment_cny>("investment_cny", mark("Investment")),
    part<&C::planned_area_mu>("planned_area_mu", mark("Planned area")),
    part<&C::position, &C::quality, &C::uncertainty_m, &C::position_basis, &C::first_position>("position",
                                                                                               mark("Position")),
    part<&C::stage>("stage", mark("Stage of building")),
    part<&C::start>("start", mark("Start of work")),
    part<&C::completion>("completion", mark("Completion")),
    part<&C::notes>("notes", mark("Notes")),
    part<&C::photo_links>("photo_links", mark("Links to photographs")),
    part<&C::removed>("removed", mark("In the bin")),
};

}  // namespace

std::span<const CarrierPart> carrier_parts() { return k_parts; }

}  // namespace plan
