// What lies under the marks of the unrolled corridor: segments, reach, distances, the line, gaps. Private to carto.
#pragma once

#include "strip_context.h"

namespace carto {

/// The segments in their colours with their names and counts. Measured first: a page is refused where a name is cut.
class SegmentBands {
public:
    /// `head`: the row of names, device px.
    SegmentBands(const StripContext& context, const scene::Rect& head);
    [[nodiscard]] bool all_whole() const { return all_whole_; }
    void draw(scene::Builder& builder) const;
    /// Words in the head at a device px, where no name stands.
    void write_between_names(scene::Builder& builder, float x, const std::string& words) const;

private:
    struct Band {
        StripContext::Span at;
        scene::Colour colour;
        std::string name, count;  ///< the name as long as there is room
    };
    const StripContext& c_;
    scene::Rect head_;
    std::vector<Band> bands_;
    bool all_whole_ = true;
};

void draw_reach_band(const StripContext& context, scene::Builder& builder);
void draw_distances(const StripContext& context, scene::Builder& builder, float left);
/// In the colours of the segments, as on the map.
void draw_line(const StripContext& context, scene::Builder& builder);
/// The length of a gap below its stretch, where stations leave room for it.
struct GapLabel {
    scene::Rect box;
    std::string words;
};
std::vector<GapLabel> gap_labels(const StripContext& context);
void draw_gaps(const StripContext& context, scene::Builder& builder);

}  // namespace carto
