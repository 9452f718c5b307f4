#include "view_sheet.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/translate.h"
#include "carto/paper.h"
#include "handout/registration.h"
#include "session/saved_view.h"

namespace handout {
namespace {

using session::ExportField;
using session::ExportProblem;

constexpr int k_fine_dpi = 300;    // of what is read at arm's length
constexpr int k_coarse_dpi = 150;  // of a poster: as fine from three steps away, and a quarter of the memory
constexpr double k_poster_mm = 600;

int dpi_of(const carto::Paper& paper) {
    return std::max(paper.width_mm, paper.height_mm) > k_poster_mm ? k_coarse_dpi : k_fine_dpi;
}

carto::MapOptions options_of(const carto::MapBuilder& builder, const ExportSource& source,
                             const session::ExportWish& wish, const carto::Paper& paper) {
    constexpr float k_logical_dpi = 96;
    carto::MapOptions options = session::shown_by(source.view, builder.index(), wish.language);
    options.furniture = carto::Furniture::page;
    options.title = wish.title.empty() ? carto::in(source.view.title, wish.language) : wish.title;
    options.scenario = source.shown.scenario;
    options.pixel_ratio = static_cast<float>(dpi_of(paper)) / k_logical_dpi * paper.type;
    options.sheet = {wish.maker, wish.date, wish.approval, wish.stamp, carto::paper_words(wish.paper), 0};
    return options;
}

/// Title and legend take so much of the paper that no map is left.
bool has_no_map(carto::MapBuilder& builder, const carto::MapOptions& options, const picture::View& view) {
    constexpr float k_least_share = 0.25F;
    const scene::Rect room = builder.clear_room(options, view.width_px, view.height_px);
    return room.width < k_least_share * static_cast<float>(view.width_px) ||
           room.height < k_least_share * static_cast<float>(view.height_px);
}

/// Something lies over something else, or sticks out of the paper.
bool overlaps(std::span<const scene::Rect> furniture, const picture::View& view) {
    const auto width = static_cast<float>(view.width_px), height = static_cast<float>(view.height_px);
    for (std::size_t i = 0; i < furniture.size(); ++i) {
        const scene::Rect& box = furniture[i];
        if (box.x < 0 || box.y < 0 || box.right() > width || box.bottom() > height) return true;
        const auto later = furniture.subspan(i + 1);
        if (std::ranges::any_of(later, [&](const scene::Rect& other) { return box.overlaps(other); })) return true;
    }
    return false;
}

/// The title that was typed is at fault where the shortest one fits.
ExportProblem crowded(carto::MapBuilder& builder, const ExportSource& source, const session::ExportWish& wish) {
    constexpr char k_shortest = '-';
    session::ExportWish shortest = wish;
    shortest.title.assign(1, k_shortest);
    if (!wish.title.empty() && wish.title != shortest.title && view_sheet(builder, source, shortest))
        return {ExportField::title,
                {base::ErrorKind::refused, "",
                 base::mark("leaves no room for the map on this paper; shorten the title or choose a larger paper")}};
    return {ExportField::paper,
            {base::ErrorKind::refused, "",
             base::mark("has no room for the map beside title and legend; choose a larger paper")}};
}

}  // namespace

ExportResult<sheet::Page> view_sheet(carto::MapBuilder& builder, const ExportSource& source,
                                     const session::ExportWish& wish) {
    const auto paper = carto::paper_from_key(wish.paper);
    const auto scale = session::scale_of(wish);
    if (!paper || !scale) return tl::unexpected(ExportProblem{ExportField::paper, {}});
    const int dpi = dpi_of(*paper);
    const carto::MapOptions options = options_of(builder, source, wish, *paper);
    picture::View view{carto::px_of(paper->width_mm, dpi), carto::px_of(paper->height_mm, dpi),
                       session::extent_of(source.view), std::nullopt};
    view.wall = source.view.wall;
    view.highlighted = session::ringed_in(source.view, builder.index());
    view.scale = *scale;
    view.dpi = dpi;
    if (!view.wall && has_no_map(builder, options, view)) return tl::unexpected(crowded(builder, source, wish));
    const auto drawn = picture::compose(builder, options, view);
    if (!drawn)
        return tl::unexpected(ExportProblem{*scale > 0 ? ExportField::scale : ExportField::what, drawn.error()});
    if (!view.wall && overlaps(drawn->scene->furniture, view)) return tl::unexpected(crowded(builder, source, wish));
    sheet::Page page{drawn->panes, drawn->width_px, drawn->height_px, dpi, drawn->pixel_ratio, options.title};
    page.registration = registration_of(*drawn, builder.plan());
    return page;
}

}  // namespace handout
