#include "handout/story_pages.h"

#include <algorithm>

#include "base/translate.h"
#include "handout/remarks.h"
#include "picture/picture.h"
#include "plan/stories.h"
#include "session/presenting.h"
#include "session/saved_view.h"
#include "session/story_words.h"

namespace handout {
namespace {

/// Of which the type is larger than on a screen: it is read from the last row.
constexpr float k_slide_type = 1.6F;

class PageMaker {
public:
    PageMaker(const plan::PlanPtr& plan, const plan::Story& story, carto::MapBuilder& builder, const StoryPages& wish)
        : plan_(plan), story_(story), builder_(builder), wish_(wish) {}

    base::Result<sheet::Page> page(const session::StoryPage& page) {
        switch (page.kind) {
            case session::PageKind::opening:
                return words(session::opening_page(*plan_, story_, wish_.date, wish_.language), in(story_.name));
            case session::PageKind::closing:
                return words(session::closing_page(*plan_, story_, wish_.language),
                             base::translate(wish_.language, base::mark("Sources")));
            case session::PageKind::slide: break;
        }
        const plan::SavedView* view = plan::find_view(*plan_, page.view);
        if (view == nullptr)
            return base::fail(base::ErrorKind::refused, in(story_.name),
                              base::mark("does not have the slide any more"));
        return slide(*view);
    }

private:
    base::Result<sheet::Page> slide(const plan::SavedView& saved) {
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
        return page_of(*drawn, in(saved.title));
    }
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, wish_.language); }

    void set_sink(carto::MapOptions& options) const {
        options.theme = wish_.theme;
        options.furniture = carto::Furniture::slide;
        options.pixel_ratio = static_cast<float>(wish_.dpi) / 144.0F * k_slide_type;
    }
    [[nodiscard]] sheet::Page page_of(const picture::Composition& drawn, const std::string& title) const {
        return {drawn.panes, drawn.width_px, drawn.height_px, wish_.dpi, drawn.pixel_ratio, title};
    }
    [[nodiscard]] sheet::Page words(const carto::TitlePage& words, const std::string& title) const {
        carto::MapOptions options;
        set_sink(options);
        const picture::View view{wish_.width_px, wish_.height_px, {}, std::nullopt};
        return page_of(picture::compose(builder_, words, options, view), title);
    }

    const plan::PlanPtr& plan_;
    const plan::Story& story_;
    carto::MapBuilder& builder_;
    const StoryPages& wish_;
};

base::Result<carto::MapBuilder> make_builder(const plan::PlanPtr& plan) {
    const auto fonts = platform::find_fonts();
    if (!fonts) return base::pass(fonts.error());
    return picture::make_map_builder(plan, *fonts, carto::GlyphsAs::outlines);
}

}  // namespace

base::Result<std::vector<sheet::Page>> story_pages(const plan::PlanPtr& plan, const plan::Story& story,
                                                   const StoryPages& wish, std::vector<std::string>& missing,
                                                   const Progress& progress) {
    const std::vector<session::StoryPage> wanted = session::pages_of(*plan, story);
    if (std::ranges::count(wanted, session::PageKind::slide, &session::StoryPage::kind) == 0)
        return base::fail(base::ErrorKind::refused, carto::in(story.name, wish.language),
                          base::mark("has no slide that is shown; add one, or show a hidden one"));
    auto builder = make_builder(plan);
    if (!builder) return base::pass(builder.error());
    PageMaker maker(plan, story, *builder, wish);
    std::vector<sheet::Page> pages;
    for (const session::StoryPage& each : wanted) {
        if (progress && !progress(static_cast<float>(pages.size()) / static_cast<float>(wanted.size())))
            return base::fail(base::ErrorKind::refused, carto::in(story.name, wish.language),
                              base::mark("is not written: cancelled"));
        if (const plan::SavedView* view = plan::find_view(*plan, each.view))
            for (const std::string& gone : session::missing_from(builder->index(), *view, wish.language))
                missing.push_back(carto::in(view->title, wish.language) + base::translate(wish.language, ": ") + gone);
        auto page = maker.page(each);
        if (!page) return base::pass(page.error());
        pages.push_back(*std::move(page));
    }
    return pages;
}

base::Result<sheet::Page> story_page(const plan::PlanPtr& plan, const plan::Story& story, const StoryPages& wish,
                                     const session::StoryPage& page) {
    auto builder = make_builder(plan);
    if (!builder) return base::pass(builder.error());
    return PageMaker(plan, story, *builder, wish).page(page);
}

}  // namespace handout
