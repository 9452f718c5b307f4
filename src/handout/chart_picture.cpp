#include "handout/chart_picture.h"

#include <algorithm>
#include <cmath>

#include "handout/page_file.h"
#include "picture/picture.h"

namespace handout {
namespace {

constexpr float k_pixel_ratio = 1.5F;  // it is looked at on slides
constexpr int k_dpi = 144;
// logical px
constexpr int k_width = 1280, k_least_height = 720, k_around = 240, k_row = 20;

int px(int logical) { return static_cast<int>(std::lround(static_cast<float>(logical) * k_pixel_ratio)); }

}  // namespace

base::Result<std::vector<std::byte>> chart_picture(const plan::PlanPtr& plan, const carto::MapOptions& shown,
                                                   const carto::AreaChartView& view) {
    carto::MapOptions options = shown;
    options.furniture = carto::Furniture::page;
    options.pixel_ratio = k_pixel_ratio;
    options.title.clear();
    const int rows = static_cast<int>(plan->areas.size());
    picture::View wanted{px(k_width), px(std::max(k_least_height, k_around + rows * k_row)), {}, std::nullopt};
    wanted.chart = view;
    const auto drawn = picture::compose({plan, options, wanted});
    if (!drawn) return base::pass(drawn.error());
    const sheet::Page page{drawn->panes, drawn->width_px, drawn->height_px, k_dpi, k_pixel_ratio};
    return picture_bytes(page, page.width_px, {carto::in(plan->title, shown.language), {}, {}, {}});
}

}  // namespace handout
