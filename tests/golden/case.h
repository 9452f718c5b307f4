// A golden case: what to draw (case.json) and which part of it is kept as a picture.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "picture/picture.h"
#include "plan/plan.h"

namespace golden {

using Json = nlohmann::json;

/// tests/golden
std::filesystem::path cases_folder();
/// TOPIC/CASE of every case.json, sorted.
std::vector<std::string> all_cases();

/// Draws what the case asks for of Haining's plan; throws std::runtime_error where that is not possible.
picture::Picture draw(const Json& c, const plan::Plan& haining);

/// The part that the case keeps as a picture, in device px: "whole", "legend" (the card of the classes), "furniture N"
/// (from 0, as the facts list them), "around KIND KEY" (240 × 160 logical px at that feature), [x, y, width, height],
/// or "none". Throws std::runtime_error for another, and where there is no such thing.
scene::Rect part_of(const Json& c, const plan::Plan& haining, const picture::Picture& picture);

}  // namespace golden
