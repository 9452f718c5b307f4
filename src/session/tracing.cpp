// Where the scanned picture under the map lies.
#include "session/tracing.h"

#include <algorithm>
#include <utility>

#include "carto/traced.h"
#include "session/map_session.h"

namespace session {
namespace {

constexpr double k_laid_share = 0.8;  // of the view, that a picture is laid into at first

std::vector<geo::FitPair> projected(const std::vector<PicturePair>& pairs, const carto::MapBuilder& builder) {
    std::vector<geo::FitPair> out;
    for (const PicturePair& pair : pairs) out.push_back({pair.on_picture, builder.project(pair.at)});
    return out;
}

/// The picture in the middle of the view, as its upper left and upper right corner.
std::vector<PicturePair> laid_into(const scene::Camera& camera, const scene::Picture& picture,
                                   const carto::MapBuilder& builder) {
    const auto width = static_cast<double>(picture.width), height = static_cast<double>(picture.height);
    const double scale = k_laid_share * std::min(camera.width_px / width, camera.height_px / height);
    const auto left = static_cast<float>((camera.width_px - scale * width) / 2);
    const auto top = static_cast<float>((camera.height_px - scale * height) / 2);
    const auto right = left + static_cast<float>(scale * width);
    return {{{0, 0}, builder.position_at(camera, {left, top})},
            {{width, 0}, builder.position_at(camera, {right, top})}};
}

/// One pair shifts the picture as it was laid.
geo::Affine shifted(geo::Affine laid, const geo::FitPair& pair) {
    const geo::Projected at = laid(pair.from);
    laid.x0 += pair.to.x - at.x;
    laid.y0 += pair.to.y - at.y;
    return laid;
}

}  // namespace

void MapSession::use_picture(const std::string& file, scene::PicturePtr picture) {
    if (!view_.tracing || view_.tracing->file != file || !picture) return;
    picture_ = std::move(picture);
    picture_file_ = file;
    if (view_.tracing->laid.size() < 2) view_.tracing->laid = laid_into(camera(), *picture_, builder_);
    options_change();
}

std::optional<PlacedPicture> MapSession::placed_picture() const {
    if (!view_.tracing || !picture_ || picture_file_ != view_.tracing->file) return std::nullopt;
    const std::vector<geo::FitPair> pairs = projected(view_.tracing->pairs, builder_);
    const auto laid = geo::fit_affine(projected(view_.tracing->laid, builder_));
    if (!laid) return std::nullopt;
    if (pairs.empty()) return PlacedPicture{*laid, {}, 0, true};
    if (pairs.size() == 1) return PlacedPicture{shifted(*laid, pairs.front()), {0}, 0, true};
    const auto fitted = geo::fit_affine(pairs);
    PlacedPicture out{fitted.value_or(*laid), {}, 0, fitted.has_value()};
    out.residuals_m = geo::residuals_m(out.to_map, pairs);
    out.overall_m = geo::overall_m(out.residuals_m);
    return out;
}

std::shared_ptr<const carto::Traced> MapSession::traced() const {
    if (!view_.tracing || !view_.tracing->shown) return nullptr;
    const auto placed = placed_picture();
    if (!placed) return nullptr;
    return std::make_shared<const carto::Traced>(carto::Traced{picture_, placed->to_map, view_.tracing->opacity});
}

std::optional<geo::PicturePoint> MapSession::picture_point_at(scene::Vec2 at) const {
    const auto placed = placed_picture();
    const auto point = placed ? placed->to_map.back(builder_.project(position_at(at))) : std::nullopt;
    if (!point || point->x < 0 || point->y < 0 || point->x > picture_->width || point->y > picture_->height)
        return std::nullopt;
    return point;
}

std::optional<scene::Vec2> MapSession::on_screen(geo::PicturePoint point) const {
    const auto placed = placed_picture();
    if (!placed) return std::nullopt;
    const scene::Vec2 at = scene::to_screen(camera(), placed->to_map(point));
    const scene::Rect& box = main_map().box;
    return scene::Vec2{at.x + box.x, at.y + box.y};
}

}  // namespace session
