// What a scene's picks stand for: a scene carries features of the plan as ids that it does not understand. Pure.
#pragma once

#include "plan/feature_ref.h"
#include "scene/scene.h"

namespace carto {

inline scene::PickId to_pick(plan::FeatureRef feature) { return {static_cast<std::uint8_t>(feature.kind), feature.id}; }
inline plan::FeatureRef to_feature(scene::PickId pick) { return {static_cast<plan::FeatureKind>(pick.kind), pick.id}; }

}  // namespace carto
