#include "ui/kit/probe.h"

#include <fmt/core.h>

namespace ui {

std::string to_json(const Probe& probe) {
    std::string out = "{";
    for (const auto& [key, widget] : probe) {
        const scene::Rect& r = widget.box;
        out += fmt::format("{}\n  \"{}\": [{:.0f}, {:.0f}, {:.0f}, {:.0f}]", out.size() > 1 ? "," : "", key, r.x, r.y,
                           r.width, r.height);
    }
    return out + "\n}\n";
}

}  // namespace ui
