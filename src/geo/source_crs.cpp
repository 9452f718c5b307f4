#include "geo/source_crs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "proj_owners.h"

namespace geo {
namespace {

using base::mark;

/// As PROJ wants it: a bare number is an EPSG code, a PROJ text says that it is a system.
std::string spelled_out(std::string definition) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!definition.empty() && std::all_of(definition.begin(), definition.end(), is_digit)) return "EPSG:" + definition;
    if (definition.starts_with("epsg:")) return "EPSG:" + definition.substr(5);
    const bool operation = definition.starts_with("+") && definition.find("type=crs") == std::string::npos;
    return operation ? definition + " +type=crs" : definition;
}

bool is_supported(PJ_TYPE type) { return type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS; }

/// Beijing 1954 and Xian 1980 with their variants, by the name of their datum's geographic system.
bool needs_secret_parameters(PJ_CONTEXT* context, const PJ* crs) {
    const Pj geographic(proj_crs_get_geodetic_crs(context, crs));
    const char* name = geographic ? proj_get_name(geographic.get()) : nullptr;
    const std::string text = name == nullptr ? "" : name;
    return text.find("Beijing") != std::string::npos || text.find("Xian") != std::string::npos;
}

}  // namespace

struct SourceCrs::Impl {
    Context context;
    Pj pj;
    std::string name;
    bool geographic = false;
};

SourceCrs::SourceCrs(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SourceCrs::SourceCrs(SourceCrs&&) noexcept = default;
SourceCrs& SourceCrs::operator=(SourceCrs&&) noexcept = default;
SourceCrs::~SourceCrs() = default;

base::Result<SourceCrs> SourceCrs::create(const std::string& definition) {
    const auto refused = [&](const char* why) { return base::fail(base::ErrorKind::refused, definition, why); };
    auto impl = std::make_unique<Impl>();
    impl->context = make_context();
    PJ_CONTEXT* context = impl->context.get();
    const Pj crs(proj_create(context, spelled_out(definition).c_str()));
    if (!crs || !is_supported(proj_get_type(crs.get())))
        return refused(mark("is no plane or geographic reference system that PROJ knows; give a code like EPSG:4549"));
    if (needs_secret_parameters(context, crs.get()))
        return refused(
            mark("cannot be converted exactly without the local parameters of Beijing 54 or Xian 80; have "
                 "the coordinates converted to CGCS2000 first"));
    const Pj target(proj_create(context, "EPSG:4490"));
    const Pj raw(target ? proj_create_crs_to_crs_from_pj(context, crs.get(), target.get(), nullptr, nullptr) : nullptr);
    if (!raw) return refused(mark("cannot be converted to EPSG:4490; choose another reference system"));
    impl->pj.reset(proj_normalize_for_visualization(context, raw.get()));
    impl->name = proj_get_name(crs.get());
    impl->geographic = proj_get_type(crs.get()) == PJ_TYPE_GEOGRAPHIC_2D_CRS;
    return SourceCrs(std::move(impl));
}

std::optional<LonLat> SourceCrs::to_lon_lat(double east, double north) const {
    const PJ_COORD there = proj_trans(impl_->pj.get(), PJ_FWD, proj_coord(east, north, 0, 0));
    if (!std::isfinite(there.xy.x) || !std::isfinite(there.xy.y)) return std::nullopt;
    if (std::abs(there.xy.x) > 180 || std::abs(there.xy.y) > 90) return std::nullopt;
    const PJ_COORD back = proj_trans(impl_->pj.get(), PJ_INV, there);
    const double tolerance = impl_->geographic ? 1e-8 : 1e-3;
    if (!(std::hypot(back.xy.x - east, back.xy.y - north) < tolerance)) return std::nullopt;
    return LonLat{there.xy.x, there.xy.y};
}

bool SourceCrs::is_geographic() const { return impl_->geographic; }
const std::string& SourceCrs::name() const { return impl_->name; }

}  // namespace geo
