#include "handout/registration.h"

#include <charconv>
#include <string_view>
#include <system_error>

namespace handout {

std::optional<sheet::Registration> registration_of(const picture::Composition& picture, const plan::Plan& plan) {
    constexpr std::string_view k_authority = "EPSG:";
    if (!picture.corners || !plan.display_crs.starts_with(k_authority)) return std::nullopt;
    int epsg = 0;
    const char* end = plan.display_crs.data() + plan.display_crs.size();
    const auto [at, error] = std::from_chars(plan.display_crs.data() + k_authority.size(), end, epsg);
    if (error != std::errc{} || at != end) return std::nullopt;
    return sheet::Registration{
        {0, 0, static_cast<float>(picture.width_px), static_cast<float>(picture.height_px)}, *picture.corners, epsg};
}

}  // namespace handout
