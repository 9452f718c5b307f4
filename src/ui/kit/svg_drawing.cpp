#include "kit/svg_drawing.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>

#include "kit/svg_path.h"

namespace ui {
namespace {

constexpr std::string_view k_space = " \t\r\n";

struct Element {
    std::string name;
    std::map<std::string, std::string, std::less<>> attributes;

    [[nodiscard]] std::string_view text(std::string_view key, std::string_view otherwise = {}) const {
        const auto found = attributes.find(key);
        return found == attributes.end() ? otherwise : std::string_view(found->second);
    }
};

base::Result<Drawing> refused(const std::string& why) {
    return base::fail(base::ErrorKind::refused, "icon", why + "; see src/ui/kit/svg_drawing.h for what icons may use");
}

std::optional<float> number(std::string_view text) {
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The next element that opens, advancing the text; nothing at the end or at something that is no XML.
std::optional<Element> next_element(std::string_view& text) {
    for (;;) {
        const std::size_t open = text.find('<');
        if (open == std::string_view::npos) return std::nullopt;
        text.remove_prefix(open + 1);
        if (text.empty() || (text.front() != '/' && text.front() != '?' && text.front() != '!')) break;
    }
    Element element;
    const std::size_t name_end = text.find_first_of(" \t\r\n/>");
    if (name_end == std::string_view::npos) return std::nullopt;
    element.name = text.substr(0, name_end);
    text.remove_prefix(name_end);
    for (;;) {
        const std::size_t key_begin = text.find_first_not_of(k_space);
        if (key_begin == std::string_view::npos) return std::nullopt;
        text.remove_prefix(key_begin);
        if (text.front() == '/' || text.front() == '>') return element;
        const std::size_t equals = text.find("=\"");
        if (equals == std::string_view::npos) return std::nullopt;
        const std::size_t end = text.find('"', equals + 2);
        if (end == std::string_view::npos) return std::nullopt;
        element.attributes.emplace(text.substr(0, equals), text.substr(equals + 2, end - equals - 2));
        text.remove_prefix(end + 1);
    }
}

std::optional<std::vector<Subpath>> circle(const Element& element) {
    const auto x = number(element.text("cx"));
    const auto y = number(element.text("cy"));
    const auto r = number(element.text("r"));
    if (!x || !y || !r) return std::nullopt;
    Subpath path{{*x - *r, *y}, {}, true};
    append_arc(path, path.start, {*r, *r}, 0, false, true, {*x + *r, *y});
    append_arc(path, {*x + *r, *y}, {*r, *r}, 0, false, true, path.start);
    return std::vector<Subpath>{path};
}

std::optional<std::vector<Subpath>> rect(const Element& element) {
    const auto x = number(element.text("x"));
    const auto y = number(element.text("y"));
    const auto w = number(element.text("width"));
    const auto h = number(element.text("height"));
    const auto r = number(element.text("rx", "0"));
    if (!x || !y || !w || !h || !r) return std::nullopt;
    const float right = *x + *w;
    const float bottom = *y + *h;
    Subpath path{{*x + *r, *y}, {}, true};
    const auto side = [&](DrawingPoint end, DrawingPoint corner) {
        path.segments.push_back({false, {}, end});
        append_arc(path, end, {*r, *r}, 0, false, true, corner);
    };
    side({right - *r, *y}, {right, *y + *r});
    side({right, bottom - *r}, {right - *r, bottom});
    side({*x + *r, bottom}, {*x, bottom - *r});
    side({*x, *y + *r}, path.start);
    return std::vector<Subpath>{path};
}

std::optional<Shape> shape_of(const Element& element, const Element& root) {
    const auto style = [&](std::string_view key, std::string_view otherwise) {
        return element.text(key, root.text(key, otherwise));
    };
    std::optional<std::vector<Subpath>> subpaths;
    if (element.name == "path") subpaths = read_path_data(element.text("d"));
    if (element.name == "circle") subpaths = circle(element);
    if (element.name == "rect") subpaths = rect(element);
    if (!subpaths) return std::nullopt;
    Shape shape{std::move(*subpaths), style("fill", "#000") != "none", 0};
    if (style("stroke", "none") != "none") {
        const auto width = number(style("stroke-width", "1"));
        if (!width || *width <= 0) return std::nullopt;
        shape.stroke_width = *width;
    }
    return shape;
}

bool read_view_box(std::string_view text, Drawing& drawing) {
    float values[4] = {};
    for (float& value : values) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const std::string_view word = text.substr(0, text.find(' '));
        const auto parsed = number(word);
        if (!parsed) return false;
        value = *parsed;
        text.remove_prefix(word.size());
    }
    drawing.x = values[0];
    drawing.y = values[1];
    drawing.size = values[2];
    return values[2] > 0 && values[2] == values[3];
}

}  // namespace

base::Result<Drawing> read_svg(std::string_view svg) {
    const auto root = next_element(svg);
    if (!root || root->name != "svg") return refused("is no SVG");
    Drawing drawing;
    if (!read_view_box(root->text("viewBox"), drawing)) return refused("has no square viewBox");
    while (const auto element = next_element(svg)) {
        auto shape = shape_of(*element, *root);
        if (!shape) return refused("has a <" + element->name + "> that cannot be drawn");
        drawing.shapes.push_back(std::move(*shape));
    }
    if (drawing.shapes.empty()) return refused("is empty");
    return drawing;
}

}  // namespace ui
