#include "report_map.h"

#include <utility>

#include "carto/paper.h"

namespace handout {

base::Result<chart::Picture> report_map(carto::MapBuilder& builder, const EvaluationWish& wish,
                                        carto::MapOptions options, int dpi, bool on_paper) {
    constexpr float k_logical_dpi = 96;
    const carto::Paper paper = carto::paper_from_key("report").value_or(carto::Paper{150, 110, 1});
    options.furniture = carto::Furniture::page;
    options.hidden = {carto::Layer::carriers, carto::Layer::notes};  // it is about areas
    options.scenario = wish.scenario;
    options.pixel_ratio = static_cast<float>(dpi) / k_logical_dpi * paper.type;
    options.sheet.paper = "A4";
    picture::View view{carto::px_of(paper.width_mm, dpi), carto::px_of(paper.height_mm, dpi), {}, std::nullopt};
    if (on_paper) view.scale = 0;
    view.dpi = dpi;
    auto drawn = picture::compose(builder, options, view);
    if (!drawn) return base::pass(drawn.error());
    return chart::Picture{"", std::move(drawn->panes), drawn->width_px, drawn->height_px};
}

}  // namespace handout
