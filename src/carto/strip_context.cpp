#include "strip_context.h"

#include <algorithm>
#include <cmath>

namespace carto {
StripContext::Span StripContext::span(const plan::Stretch& at) const {
    const plan::Stretch& shown = axis.shown();
    if (at.to_m < shown.from_m || at.from_m > shown.to_m) return {};
    return {std::round(axis.x(std::max(at.from_m, shown.from_m))), std::round(axis.x(std::min(at.to_m, shown.to_m)))};
}

}  // namespace carto
