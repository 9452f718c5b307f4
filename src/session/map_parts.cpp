#include "session/map_parts.h"

#include <algorithm>
#include <cmath>

namespace session {

float split_px(double share, float width) { return std::round(static_cast<float>(share) * width); }

void MapParts::add(carto::MapBuilder& builder, const carto::MapOptions& options, const scene::Camera& camera,
                   scene::Vec2 corner) {
    parts_.push_back({options,
                      {corner.x, corner.y, static_cast<float>(camera.width_px), static_cast<float>(camera.height_px)},
                      builder.build(options, camera),
                      {}});
}

void MapParts::build(carto::MapBuilder& builder, const carto::MapOptions& options, const scene::Camera& camera,
                     const std::optional<Comparing>& comparing, const std::optional<carto::Wall>& wall) {
    parts_.clear();
    main_ = 0;
    frame_.reset();
    if (wall) {
        frame_ = carto::frame_pane(*wall);
        for (const carto::WallCell& cell : wall->cells) {
            if (cell.indicator == options.indicator) main_ = parts_.size();
            add(builder, carto::cell_options(options, cell.indicator), camera, {cell.box.x, cell.box.y});
        }
        return;
    }
    if (!comparing) return add(builder, options, camera, {});
    const bool left = carto::Shown{options.measure, options.year} == options.compared->left;
    main_ = left ? 0 : 1;
    add(builder, left ? options : carto::other_side(options), camera, {});
    add(builder, left ? carto::other_side(options) : options, camera, {});
}

void MapParts::make_rings(carto::MapBuilder& builder, std::span<const plan::FeatureRef> features) {
    for (MapPart& part : parts_) {
        part.rings.clear();
        for (plan::FeatureRef feature : features)
            part.rings.push_back(builder.highlight(*part.scene, feature, part.options));
    }
}

const MapPart* MapParts::at(scene::Vec2 at, const std::optional<Comparing>& comparing) const {
    if (empty()) return nullptr;
    if (comparing && parts_.size() == 2) {
        if (comparing->other_alone) return &parts_[1 - main_];
        return &parts_[at.x < split_px(comparing->split, parts_[0].box.width) ? 0 : 1];
    }
    if (!frame_) return &main();
    const auto found =
        std::find_if(parts_.begin(), parts_.end(), [&](const MapPart& part) { return part.box.contains(at); });
    return found == parts_.end() ? nullptr : &*found;
}

std::vector<scene::Pane> MapParts::panes(const scene::Camera& camera, const std::optional<Comparing>& comparing) const {
    std::vector<scene::Pane> out;
    if (frame_) out.push_back(*frame_);
    for (const MapPart& part : parts_) {
        scene::Pane pane = scene::pane_at({part.box.x, part.box.y}, part.scene, camera);
        pane.highlights = part.rings;
        out.push_back(std::move(pane));
    }
    if (frame_ || !comparing || out.size() != 2) return out;
    if (comparing->other_alone) return {out[1 - main_]};
    const float split = split_px(comparing->split, parts_[0].box.width);
    out[0].clip.width = split;
    out[1].clip.x = split;
    out[1].clip.width -= split;
    return out;
}

}  // namespace session
