#include "feature_text.h"

#include <charconv>

namespace session {

std::string feature_text(plan::FeatureRef feature) {
    return std::string(plan::to_key(feature.kind)) + "/" + std::to_string(feature.id);
}

std::optional<plan::FeatureRef> feature_from_text(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto kind = plan::feature_kind_from_key(text.substr(0, slash));
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data() + slash + 1, text.data() + text.size(), id);
    if (!kind || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return plan::FeatureRef{*kind, id};
}

}  // namespace session
