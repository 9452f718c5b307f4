#include "view_sheet.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/translate.h"
#include "carto/map_scale.h"
#include "carto/paper.h"
#include "handout/registration.h"
#include "session/saved_view.h"

namespace handout {
namespace {

using session::ExportField;
using session::ExportProblem;

carto::MapOptions options_of(const carto::MapBuilder& builder, const ExportSource& source,
                             const session::ExportWish& wish, const carto::Paper& paper, const PagePart& part) {
    constexpr float k_logical_dpi = 96;
    carto::MapOptions options = session::shown_by(source.view, builder.index(), wish.language);
    options.furniture = carto::Furniture::page;
    options.title = wish.title.empty() ? carto::in(source.view.title, wish.language) : wish.title;
    options.scenario = source.shown.scenario;
    options.pixel_ratio = static_cast<float>(carto::usual_dpi(paper)) / k_logical_dpi * paper.type;
    options.sheet = {wish.maker, wish.date, wish.approval, wish.stamp, carto::paper_words(wish.paper), 0, part.number};
    options.sheet.beside = wish.beside;
    options.sheet.listed = part.carriers;
    options.part = part.name;
    options.pages = part.pages;
    if (part.pages.empty()) return options;
    options.compared.reset();
    for (const carto::Layer numbered : {carto::Layer::carriers, carto::Layer::notes})  // as pages are, and are none
        options.hidden.push_back(numbered);
    return options;
}

picture::View view_of(const carto::MapBuilder& builder, const ExportSource& source, const carto::Paper& paper,
                      const PagePart& part) {
    const int dpi = carto::usual_dpi(paper);
    picture::View view{carto::px_of(paper.width_mm, dpi), carto::px_of(paper.height_mm, dpi),
                       part.extent.empty() ? session::extent_of(source.view) : part.extent, std::nullopt};
    view.wall = source.view.wall && part.pages.empty();
    view.highlighted = part.ringed.empty() ? session::ringed_in(source.view, builder.index()) : part.ringed;
    view.dpi = dpi;
    return view;
}

double denominator_of(const picture::View& view, const scene::Camera& camera) {
    return view.dpi / 0.0254 / camera.pixels_per_metre;
}

/// Title and legend take so much of the paper that no map is left, or a list of pages so much that their frames cannot
/// be told apart.
bool has_no_map(carto::MapBuilder& builder, const carto::MapOptions& options, const picture::View& view) {
    constexpr float k_least_share = 0.25F, k_least_beside_list = 0.4F;
    const auto is_listed = [](const carto::IndexedPage& page) { return !page.name.empty(); };
    const float least_width = std::ranges::any_of(options.pages, is_listed) ? k_least_beside_list : k_least_share;
    const scene::Rect room = builder.clear_room(options, view.width_px, view.height_px);
    return room.width < least_width * static_cast<float>(view.width_px) ||
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
ExportProblem crowded(carto::MapBuilder& builder, const ExportSource& source, const session::ExportWish& wish,
                      const PagePart& part) {
    constexpr char k_shortest = '-';
    session::ExportWish shortest = wish;
    shortest.title.assign(1, k_shortest);
    if (!wish.title.empty() && wish.title != shortest.title && view_sheet(builder, source, shortest, part))
        return {ExportField::title,
                {base::ErrorKind::refused, "",
                 base::mark("leaves no room for the map on this paper; shorten the title or choose a larger paper")}};
    return {ExportField::paper,
            {base::ErrorKind::refused, "",
             base::mark("has no room for the map beside what stands there; choose a larger paper or less beside it")}};
}

}  // namespace

ExportResult<Sheet> view_sheet(carto::MapBuilder& builder, const ExportSource& source, const session::ExportWish& wish,
                               const PagePart& part) {
    const auto paper = carto::paper_from_key(wish.paper);
    const auto scale = part.scale ? part.scale : session::scale_of(wish);
    if (!paper || !scale) return refused(ExportField::paper, {});
    const carto::MapOptions options = options_of(builder, source, wish, *paper, part);
    picture::View view = view_of(builder, source, *paper, part);
    if (!part.is_picture) view.scale = *scale;
    if (!view.wall && has_no_map(builder, options, view)) return tl::unexpected(crowded(builder, source, wish, part));
    const auto drawn = picture::compose(builder, options, view);
    if (!drawn) return refused(*scale > 0 ? ExportField::scale : ExportField::what, drawn.error());
    if (!view.wall && overlaps(drawn->scene->furniture, view))
        return tl::unexpected(crowded(builder, source, wish, part));
    sheet::Page page{drawn->panes, drawn->width_px, drawn->height_px, view.dpi, drawn->pixel_ratio, options.title};
    page.registration = registration_of(*drawn, builder.plan());
    return Sheet{std::move(page), drawn->camera, view.wall ? 0 : denominator_of(view, drawn->camera)};
}

double fitting_scale(carto::MapBuilder& builder, const ExportSource& source, const session::ExportWish& wish,
                     const PagePart& part) {
    const auto paper = carto::paper_from_key(wish.paper);
    const picture::View view = paper ? view_of(builder, source, *paper, part) : picture::View{};
    if (!paper || view.wall) return 0;
    const carto::MapOptions options = options_of(builder, source, wish, *paper, part);
    const scene::Camera camera = builder.fit(options, view.width_px, view.height_px, view.extent);
    return carto::round_denominator(denominator_of(view, camera));
}

}  // namespace handout
