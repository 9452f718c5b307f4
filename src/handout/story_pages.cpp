#include "handout/story_pages.h"

#include <fmt/format.h>

#include "base/translate.h"
#include "handout/remarks.h"
#include "picture/picture.h"
#include "plan/stories.h"
#include "session/saved_view.h"
#include "session/story_words.h"

namespace handout {
namespace {

/// Of which the type is larger than on a screen: it is read from the last row.
constexpr float k_slide_type = 1.6F;

class Pages {
public:
    Pages(const plan::PlanPtr& plan, carto::MapBuilder& builder, const StoryPages& wish)
        : plan_(plan), builder_(builder), wish_(wish) {}

    void add_opening(const plan::Story& story) {
        add(session::opening_page(*plan_, story, wish_.date, wish_.language), in(story.name));
    }
    void add_closing(const plan::Story& story) {
        add(session::closing_page(*plan_, story, wish_.language),
            base::translate(wish_.language, base::mark("Sources")));
    }

    base::Result<void> add_slide(const plan::SavedView& saved) {
        carto::MapOptions options = session::shown_by(saved, builder_.index(), wish_.language);
        const std::string conclusion = session::slide_conclusion(saved, builder_.review(options.line), options);
        set_sink(options);
        options.title = in(saved.title);
        options.conclusion = conclusion;
        options.scenario = wish_.scenario;
        options.sheet.approval = wish_.approval;
        options.sheet.stamp = wish_.stamp;
        picture::View view{wish_.width_px, wish_.height_px, session::extent_of(saved), std::nullopt};
        view.wall = saved.wall;
        view.highlighted = session::ringed_in(saved, builder_.index());
        auto drawn = picture::compose(builder_, options, view);
        if (!drawn) return base::pass(about(in(saved.title), drawn.error(), wish_.language));
        pages_.push_back(page_of(*drawn, in(saved.title)));
        return {};
    }

    std::vector<sheet::Page> take() { return std::move(pages_); }

private:
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, wish_.language); }

    void set_sink(carto::MapOptions& options) const {
        options.theme = wish_.theme;
        options.furniture = carto::Furniture::slide;
        options.pixel_ratio = static_cast<float>(wish_.dpi) / 144.0F * k_slide_type;
    }
    [[nodiscard]] sheet::Page page_of(const picture::Composition& drawn, const std::string& title) const {
        return {drawn.panes, drawn.width_px, drawn.height_px, wish_.dpi, drawn.pixel_ratio, title};
    }
    void add(const carto::TitlePage& words, const std::string& title) {
        carto::MapOptions options;
        set_sink(options);
        const picture::View view{wish_.width_px, wish_.height_px, {}, std::nullopt};
        pages_.push_back(page_of(picture::compose(builder_, words, options, view), title));
    }

    const plan::PlanPtr& plan_;
    carto::MapBuilder& builder_;
    const StoryPages& wish_;
    std::vector<sheet::Page> pages_;
};

}  // namespace

base::Result<std::vector<sheet::Page>> story_pages(const plan::PlanPtr& plan, const plan::Story& story,
                                                   const StoryPages& wish, std::vector<std::string>& missing,
                                                   const Progress& progress) {
    const std::vector<plan::Slide> slides = plan::slides_of(*plan, story.id);
    const auto shown = std::ranges::count_if(slides, [](const plan::Slide& slide) { return slide.number > 0; });
    if (shown == 0)
        return base::fail(base::ErrorKind::refused, carto::in(story.name, wish.language),
                          base::mark("has no slide that is shown; add one, or show a hidden one"));
    const auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    auto builder = picture::make_map_builder(plan, *fonts, carto::GlyphsAs::outlines);
    if (!builder) return base::pass(builder.error());
    Pages pages(plan, *builder, wish);
    if (story.opening) pages.add_opening(story);
    for (const plan::Slide& slide : slides) {
        if (slide.number == 0) continue;
        if (progress && !progress(static_cast<float>(slide.number - 1) / static_cast<float>(shown)))
            return base::fail(base::ErrorKind::refused, carto::in(story.name, wish.language),
                              base::mark("is not written: cancelled"));
        for (const std::string& gone : session::missing_from(builder->index(), *slide.view, wish.language))
            missing.push_back(carto::in(slide.view->title, wish.language) + base::translate(wish.language, ": ") +
                              gone);
        if (auto added = pages.add_slide(*slide.view); !added) return base::pass(added.error());
    }
    if (story.closing) pages.add_closing(story);
    return pages.take();
}

}  // namespace handout
