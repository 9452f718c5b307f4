#include "geo/crs.h"

#include <utility>

#include "proj_owners.h"

namespace geo {
namespace {

bool is_projected_in_metres(PJ_CONTEXT* context, const PJ* crs) {
    if (proj_get_type(crs) != PJ_TYPE_PROJECTED_CRS) return false;
    const Pj system(proj_crs_get_coordinate_system(context, crs));
    double to_metres = 0;
    return system &&
           proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &to_metres, nullptr, nullptr,
                                 nullptr) != 0 &&
           to_metres == 1.0;
}

}  // namespace

struct CrsTransform::Impl {
    Context context;
    Pj pj;
    std::string name;
};

CrsTransform::CrsTransform(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CrsTransform::CrsTransform(CrsTransform&&) noexcept = default;
CrsTransform& CrsTransform::operator=(CrsTransform&&) noexcept = default;
CrsTransform::~CrsTransform() = default;

base::Result<CrsTransform> CrsTransform::create(const std::string& projected_crs) {
    const auto refused = [&](const char* why) { return base::fail(base::ErrorKind::refused, projected_crs, why); };
    auto impl = std::make_unique<Impl>();
    impl->context = make_context();
    const Pj crs(proj_create(impl->context.get(), projected_crs.c_str()));
    if (!crs)
        return refused(
            base::mark("is no coordinate reference system that PROJ knows; give an EPSG code such as EPSG:4549"));
    if (!is_projected_in_metres(impl->context.get(), crs.get()))
        return refused(base::mark("is not a projected system in metres; give one such as EPSG:4549"));
    const Pj source(proj_create(impl->context.get(), "EPSG:4490"));
    if (!source)
        return refused(base::mark("cannot be used: PROJ's database is missing; install the package proj-data"));
    const Pj raw(proj_create_crs_to_crs_from_pj(impl->context.get(), source.get(), crs.get(), nullptr, nullptr));
    if (!raw) return refused(base::mark("cannot be reached from EPSG:4490; choose another display system"));
    impl->pj.reset(proj_normalize_for_visualization(impl->context.get(), raw.get()));
    impl->name = proj_get_name(crs.get());
    return CrsTransform(std::move(impl));
}

Projected CrsTransform::forward(LonLat position) const {
    const PJ_COORD c = proj_trans(impl_->pj.get(), PJ_FWD, proj_coord(position.lon, position.lat, 0, 0));
    return {c.xy.x, c.xy.y};
}

LonLat CrsTransform::inverse(Projected position) const {
    const PJ_COORD c = proj_trans(impl_->pj.get(), PJ_INV, proj_coord(position.x, position.y, 0, 0));
    return {c.xy.x, c.xy.y};
}

std::vector<Projected> CrsTransform::forward(std::span<const LonLat> positions) const {
    std::vector<Projected> out(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) out[i] = {positions[i].lon, positions[i].lat};
    if (!out.empty())
        proj_trans_generic(impl_->pj.get(), PJ_FWD, &out[0].x, sizeof(Projected), out.size(), &out[0].y,
                           sizeof(Projected), out.size(), nullptr, 0, 0, nullptr, 0, 0);
    return out;
}

const std::string& CrsTransform::name() const { return impl_->name; }

std::string proj_version() { return proj_info().version; }

}  // namespace geo
