#include "window_facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <map>
#include <string_view>
#include <utility>

#include "scene_facts.h"

namespace stories {
namespace {

constexpr std::array<std::string_view, 5> k_faces{"", " small", " heading", " title",
                                                  " reading"};  // as FontAtlas adds them

/// A glyph of the atlas, found again by the texture coordinates of a corner.
struct Glyph {
    const ImFont* font = nullptr;
    const ImFontGlyph* glyph = nullptr;
};

using Corner = std::pair<float, float>;

/// Glyphs by their upper left and by their lower right corner: where ImGui clips a quad one of the two is cut.
struct GlyphIndex {
    std::map<Corner, Glyph> upper_left, lower_right;

    GlyphIndex() {
        for (const ImFont* font : ImGui::GetIO().Fonts->Fonts)
            for (const ImFontGlyph& glyph : font->Glyphs) {
                if (glyph.Visible == 0) continue;
                upper_left.emplace(Corner{glyph.U0, glyph.V0}, Glyph{font, &glyph});
                lower_right.emplace(Corner{glyph.U1, glyph.V1}, Glyph{font, &glyph});
            }
    }
    [[nodiscard]] Glyph find(const ImDrawVert& first, const ImDrawVert& third) const {
        if (const auto at = upper_left.find({first.uv.x, first.uv.y}); at != upper_left.end()) return at->second;
        if (const auto at = lower_right.find({third.uv.x, third.uv.y}); at != lower_right.end()) return at->second;
        return {};
    }
};

struct Run {
    std::string text;
    const ImFont* font = nullptr;
    ImVec2 start;   ///< of the line box
    float pen = 0;  ///< where the next glyph would begin
};

std::string utf8_of(unsigned code) {
    std::array<char, 5> bytes{};
    ImTextCharToUtf8(bytes.data(), code);
    return bytes.data();
}

/// Puts glyphs together to lines of text as they stand beside each other.
class RunReader {
public:
    void add(const Glyph& g, ImVec2 origin) {
        const int spaces = spaces_before(g, origin);
        if (spaces < 0)
            runs_.push_back({{}, g.font, origin, origin.x});
        else
            runs_.back().text.append(static_cast<std::size_t>(spaces), ' ');
        runs_.back().text += utf8_of(g.glyph->Codepoint);
        runs_.back().pen = origin.x + g.glyph->AdvanceX;
    }
    [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

private:
    /// How many spaces lie between the last run and the glyph; -1: it begins another run.
    [[nodiscard]] int spaces_before(const Glyph& g, ImVec2 origin) const {
        constexpr float k_near_px = 0.75F;
        constexpr int k_most_spaces = 3;  // more is another column
        if (runs_.empty()) return -1;
        const Run& last = runs_.back();
        if (last.font != g.font || std::abs(last.start.y - origin.y) > k_near_px) return -1;
        const float space = g.font->GetCharAdvance(' ');
        const float gap = origin.x - last.pen;
        const int spaces = static_cast<int>(std::lround(gap / space));
        const bool joins = std::abs(gap - static_cast<float>(spaces) * space) <= k_near_px;
        return joins && spaces <= k_most_spaces ? spaces : -1;
    }
    std::vector<Run> runs_;
};

bool is_seen(const ImVec4& clip, const ImDrawVert& a, const ImDrawVert& c) {
    const ImVec2 middle{(a.pos.x + c.pos.x) / 2, (a.pos.y + c.pos.y) / 2};
    return middle.x >= clip.x && middle.y >= clip.y && middle.x < clip.z && middle.y < clip.w;
}

/// Where the glyph's line box begins, whichever corner was not clipped.
ImVec2 origin_of(const Glyph& g, const ImDrawVert& first, const ImDrawVert& third) {
    const bool whole = first.uv.x == g.glyph->U0 && first.uv.y == g.glyph->V0;
    return whole ? ImVec2{first.pos.x - g.glyph->X0, first.pos.y - g.glyph->Y0}
                 : ImVec2{third.pos.x - g.glyph->X1, third.pos.y - g.glyph->Y1};
}

/// A quad is two triangles with six indices: 0 1 2, 0 2 3.
void read_command(const ImDrawList& list, const ImDrawCmd& command, const GlyphIndex& glyphs, RunReader& reader) {
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 6 <= command.ElemCount;) {
        const ImDrawVert& first = list.VtxBuffer[static_cast<int>(command.VtxOffset + index[i])];
        const ImDrawVert& third = list.VtxBuffer[static_cast<int>(command.VtxOffset + index[i + 2])];
        const Glyph g = index[i + 3] == index[i] && index[i + 4] == index[i + 2] ? glyphs.find(first, third) : Glyph{};
        if (g.glyph != nullptr && is_seen(command.ClipRect, first, third)) reader.add(g, origin_of(g, first, third));
        i += g.glyph != nullptr ? 6 : 3;
    }
}

std::vector<Run> runs_of(const ImDrawList& list, const GlyphIndex& glyphs) {
    RunReader reader;
    for (const ImDrawCmd& command : list.CmdBuffer) read_command(list, command, glyphs, reader);
    return reader.runs();
}

std::string name_of(const ImGuiWindow& window) {
    if ((window.Flags & ImGuiWindowFlags_Tooltip) != 0) return "tooltip";
    if ((window.Flags & ImGuiWindowFlags_Popup) != 0) return "popup";
    std::string name = window.Name;
    if (name.starts_with("###toast")) return "toast";
    return name.starts_with("###") ? name.substr(3) : name;
}

scene::Rect box_of(const ImGuiWindow& window) { return {window.Pos.x, window.Pos.y, window.Size.x, window.Size.y}; }

bool is_shown(const ImGuiWindow& window) { return window.Active && !window.Hidden && window.RootWindow == &window; }

/// Roots that are shown, in the order of painting: ImGui paints tooltips last.
std::vector<const ImGuiWindow*> roots() {
    std::vector<const ImGuiWindow*> out;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
        if (is_shown(*window) && window->Size.x > 1 && window->Size.y > 1) out.push_back(window);
    std::stable_partition(out.begin(), out.end(),
                          [](const ImGuiWindow* w) { return (w->Flags & ImGuiWindowFlags_Tooltip) == 0; });
    return out;
}

/// The topmost of `windows` under a widget's middle.
const ImGuiWindow* window_under(const std::vector<const ImGuiWindow*>& windows, const scene::Rect& box) {
    const scene::Vec2 middle{box.x + box.width / 2, box.y + box.height / 2};
    const auto at = std::find_if(windows.rbegin(), windows.rend(),
                                 [&](const ImGuiWindow* w) { return box_of(*w).contains(middle); });
    return at == windows.rend() ? nullptr : *at;
}

scene::Rect relative(const scene::Rect& box, const scene::Rect& to) {
    return {box.x - to.x, box.y - to.y, box.width, box.height};
}

std::string widget_lines(const ui::Probe& probe, const std::vector<const ImGuiWindow*>& windows,
                         const ImGuiWindow* window) {
    std::string out;
    for (const auto& [key, widget] : probe)
        if (window_under(windows, widget.box) == window)
            out += fmt::format("  {}{} {}\n", key, widget.on ? " (on)" : "",
                               support::box_text(relative(widget.box, box_of(*window))));
    return out;
}

std::string text_lines(const ImDrawList& list, const GlyphIndex& glyphs, const scene::Rect& window) {
    const auto& fonts = ImGui::GetIO().Fonts->Fonts;
    std::string out;
    for (const Run& run : runs_of(list, glyphs)) {
        const auto face = static_cast<std::size_t>(std::find(fonts.begin(), fonts.end(), run.font) - fonts.begin());
        const scene::Rect box{run.start.x, run.start.y, run.pen - run.start.x, run.font->FontSize};
        out += fmt::format("  text {} \"{}\"{}\n", support::box_text(relative(box, window)), run.text,
                           face < k_faces.size() ? k_faces[face] : "");
    }
    return out;
}

const ImGuiWindow* root_of(const ImDrawList* list) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
        if (window->DrawList == list) return window->RootWindow;
    return nullptr;
}

std::string texts_in(const ImGuiWindow* root, const GlyphIndex& glyphs, const scene::Rect& box) {
    const ImDrawData* drawn = ImGui::GetDrawData();
    std::string out;
    for (int i = 0; i < drawn->CmdListsCount; ++i)
        if (root_of(drawn->CmdLists[i]) == root) out += text_lines(*drawn->CmdLists[i], glyphs, box);
    return out;
}

}  // namespace

std::vector<ShownWindow> shown_windows() {
    std::vector<ShownWindow> out;
    for (const ImGuiWindow* window : roots()) out.push_back({name_of(*window), box_of(*window)});
    return out;
}

std::string window_facts(const ui::Probe& probe, const std::string& name) {
    const GlyphIndex glyphs;
    const std::vector<const ImGuiWindow*> windows = roots();
    std::string out;
    for (const ImGuiWindow* window : windows) {
        if (!name.empty() && name_of(*window) != name) continue;
        const scene::Rect box = box_of(*window);
        out += name.empty() ? fmt::format("window {} {}\n", name_of(*window), support::box_text(box))
                            : fmt::format("window {} {:.0f}×{:.0f}\n", name_of(*window), box.width, box.height);
        out += widget_lines(probe, windows, window) + texts_in(window, glyphs, box);
    }
    if (!name.empty()) return out;
    const std::string above = texts_in(nullptr, glyphs, {});
    return above.empty() ? out : out + "above all windows\n" + above;
}

}  // namespace stories
