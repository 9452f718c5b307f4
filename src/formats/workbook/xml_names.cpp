#include "xml_names.h"

#include <algorithm>

namespace formats {

void XmlNames::begin(const char** attributes) {
    ++depth_;
    for (const char** at = attributes; *at != nullptr; at += 2) {
        const std::string_view name = at[0];
        if (!is_declaration(name)) continue;
        bindings_.push_back({std::string(name.substr(std::min<std::size_t>(name.size(), 6))), at[1], depth_});
        elements_.clear();
        attributes_.clear();
    }
}

void XmlNames::end() {
    for (; !bindings_.empty() && bindings_.back().depth == depth_; bindings_.pop_back()) {
        elements_.clear();
        attributes_.clear();
    }
    --depth_;
}

bool XmlNames::resolve(std::string_view name, bool with_default, XmlName& out) const {
    const std::size_t colon = name.find(':');
    const bool has_prefix = colon != std::string_view::npos;
    const std::string_view prefix = name.substr(0, has_prefix ? colon : 0);
    out = {{}, has_prefix ? name.substr(colon + 1) : name};
    if (!has_prefix && !with_default) return true;
    const auto found = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                    [&](const Binding& binding) { return binding.prefix == prefix; });
    if (found != bindings_.rend()) out.space = found->space;
    return found != bindings_.rend() || !has_prefix || prefix == "xml";
}

bool XmlNames::resolve_element(std::string_view name, XmlName& out) {
    auto known = elements_.find(name);
    if (known == elements_.end()) {
        known = elements_.emplace(name, XmlName{}).first;
        if (!resolve(known->first, true, known->second)) {
            elements_.erase(known);
            return false;
        }
    }
    out = known->second;
    return true;
}

bool XmlNames::resolve_attribute(const char* name, XmlName& out) {
    const auto known = attributes_.find(name);
    if (known == attributes_.end() && !resolve(name, false, out)) return false;
    if (known == attributes_.end())
        attributes_.emplace(name, out);
    else
        out = known->second;
    return true;
}

}  // namespace formats
