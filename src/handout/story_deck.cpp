#include "handout/story_deck.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <utility>

#include "base/translate.h"
#include "carto/choropleth.h"
#include "handout/remarks.h"
#include "picture/picture.h"
#include "plan/stories.h"
#include "render/png.h"
#include "session/bullets.h"
#include "session/saved_view.h"
#include "session/story_words.h"

namespace handout {
namespace {

using carto::Language;

constexpr std::size_t k_most_rows = 16;  // areas in a table or a chart that can be read from the last row
constexpr double k_map_aspect = 4.0 / 3, k_whole_aspect = 2.2;  // of the map beside a table, and alone
constexpr std::uint32_t k_actual = 0x1565C0, k_target = 0x9AA5B1;

std::uint32_t rgb_of(scene::Colour colour) {
    return static_cast<std::uint32_t>(colour.r) << 16 | static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
}

/// One slide's numbers, from the same results as the window's.
class SlideFacts {
public:
    SlideFacts(const plan::Index& index, const carto::MapOptions& options)
        : index_(index), options_(carto::resolved(index, options)), map_(carto::make_choropleth(index, options_)) {}

    [[nodiscard]] bool is_thematic() const {
        return map_.indicator != nullptr && options_.shows(carto::Layer::areas) && map_.areas.size() <= k_most_rows;
    }

    [[nodiscard]] std::vector<exchange::DeckSwatch> legend() const {
        std::vector<exchange::DeckSwatch> rows;
        const auto& classes = map_.classification.classes;
        for (std::size_t i = classes.size(); i-- > 0;) {
            std::string text = in(classes[i].label);
            if (const std::string words = in(classes[i].words); !words.empty()) text += "  " + words;
            rows.push_back({rgb_of(map_.colours[i]), fmt::format("{} ({})", text, classes[i].count)});
        }
        return rows;
    }

    [[nodiscard]] exchange::DeckTable table() const {
        exchange::DeckTable out{{say("Area"), std::to_string(options_.year), std::to_string(index_->target_year),
                                 in(plan::label(options_.measure))},
                                {}};
        for (const carto::AreaValue& area : map_.areas) {
            const session::Bullet bullet = bullet_of(*area.area);
            out.rows.push_back({in(area.area->name), bullet.actual_text, bullet.target_text, area.text});
        }
        return out;
    }

    [[nodiscard]] exchange::DeckChart chart() const {
        exchange::DeckChart out;
        out.title = fmt::format("{} ({})", in(map_.indicator->name), in(map_.indicator->unit));
        out.series = {{std::to_string(options_.year), k_actual, {}},
                      {fmt::format("{} {}", index_->target_year, say("target")), k_target, {}}};
        for (const carto::AreaValue& area : map_.areas) {
            const session::Bullet bullet = bullet_of(*area.area);
            out.categories.push_back(in(area.area->name));
            out.series[0].values.push_back(bullet.actual);
            out.series[1].values.push_back(bullet.target);
        }
        return out;
    }

private:
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, options_.language); }
    [[nodiscard]] std::string say(const char* english) const { return base::translate(options_.language, english); }
    [[nodiscard]] session::Bullet bullet_of(const plan::Area& area) const {
        return session::bullet_of(index_, area, *map_.indicator, options_.year, options_.language, options_.target_set);
    }

    const plan::Index& index_;
    carto::MapOptions options_;
    carto::Choropleth map_;
};

/// Lives as long as a picture of the deck may be asked for.
class DeckMaker {
public:
    DeckMaker(plan::PlanPtr plan, picture::Studio studio, DeckWish wish)
        : plan_(std::move(plan)), studio_(std::move(studio)), wish_(std::move(wish)) {}

    /// All but the picture's content, which `draw` makes of it.
    exchange::DeckSlide slide_of(const plan::SavedView& saved) {
        const carto::MapOptions options = session::shown_by(saved, index(), wish_.language);
        exchange::DeckSlide slide;
        slide.title = in(saved.title);
        slide.text = session::slide_conclusion(saved, studio_.builder().review(options.line), options);
        slide.notes = in(saved.notes);
        if (!wish_.scenario.empty())
            add_line(slide.text, fmt::format(fmt::runtime(base::translate(wish_.language, base::mark("Scenario: {}"))),
                                             wish_.scenario));
        if (index().has_sample() && options.shows(carto::Layer::areas))
            add_line(
                slide.text,
                base::translate(wish_.language, base::mark("SAMPLE values, not measured: nothing here may be quoted")));
        const SlideFacts facts(index(), options);
        const bool thematic = facts.is_thematic() && !saved.wall;
        slide.picture.emplace();
        slide.picture->width_px = wish_.picture_width_px;
        slide.picture->height_px =
            static_cast<int>(std::lround(wish_.picture_width_px / (thematic ? k_map_aspect : k_whole_aspect)));
        slide.picture->description = slide.text.empty()
                                         ? slide.title
                                         : slide.title + base::translate(wish_.language, base::mark(": ")) + slide.text;
        if (!thematic) return slide;
        if (!options.compared) slide.legend = facts.legend();
        slide.table = facts.table();
        slide.chart = facts.chart();
        return slide;
    }

    /// The map alone, a PNG; of a wall or a comparison with its legend, which is no object of the slide.
    base::Result<std::vector<std::byte>> draw(const plan::SavedView& saved, int height_px) {
        carto::MapOptions options = session::shown_by(saved, index(), wish_.language);
        const bool bare = !saved.wall && !options.compared && options.shows(carto::Layer::areas);
        options.furniture = bare ? carto::Furniture::none : carto::Furniture::page;
        options.title = in(saved.title);
        options.sheet.stamp = carto::Stamp::none;  // most slides have no foot that could bear it
        options.pixel_ratio = static_cast<float>(wish_.picture_width_px) / 1100.0F;
        picture::View view{wish_.picture_width_px, height_px, session::extent_of(saved), std::nullopt};
        view.wall = saved.wall;
        view.highlighted = session::ringed_in(saved, index());
        const auto drawn = studio_.draw(options, view);
        if (!drawn) return base::pass(about(in(saved.title), drawn.error(), wish_.language));
        return render::png_bytes("PPTX", drawn->width_px, drawn->height_px, drawn->rgba, 192, {});
    }

    static exchange::DeckSlide words(const carto::TitlePage& page) {
        exchange::DeckSlide slide;
        slide.is_title_page = true;
        slide.title = page.heading;
        slide.text = page.subheading;
        for (const std::string& line : page.lines) slide.text += "\n" + line;
        return slide;
    }

    [[nodiscard]] const plan::Index& index() { return studio_.builder().index(); }

private:
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, wish_.language); }

    static void add_line(std::string& text, const std::string& line) { text += (text.empty() ? "" : "\n") + line; }

    plan::PlanPtr plan_;
    picture::Studio studio_;
    DeckWish wish_;
};

}  // namespace

base::Result<exchange::Deck> story_deck(const plan::PlanPtr& plan, const plan::Story& story, const DeckWish& wish,
                                        std::vector<std::string>& missing, const Progress& progress) {
    std::vector<plan::Slide> slides = plan::slides_of(*plan, story.id);
    std::erase_if(slides, [](const plan::Slide& slide) { return slide.number == 0; });
    if (slides.empty())
        return base::fail(base::ErrorKind::refused, carto::in(story.name, wish.language),
                          base::mark("has no slide that is shown; add one, or show a hidden one"));
    auto studio = picture::Studio::open([&plan]() -> base::Result<plan::PlanPtr> { return plan; });
    if (!studio) return base::pass(studio.error());
    const auto maker = std::make_shared<DeckMaker>(plan, *std::move(studio), wish);
    exchange::Deck deck;
    deck.title = carto::in(story.name, wish.language);
    deck.author = story.maker;
    deck.language = wish.language == Language::zh ? "zh-CN" : "en-US";
    if (!wish.date.empty()) deck.created = wish.date + "T00:00:00Z";
    if (story.opening)
        deck.slides.push_back(DeckMaker::words(session::opening_page(*plan, story, wish.date, wish.language)));
    for (const plan::Slide& slide : slides) {
        for (const std::string& gone : session::missing_from(maker->index(), *slide.view, wish.language))
            missing.push_back(carto::in(slide.view->title, wish.language) + base::translate(wish.language, ": ") +
                              gone);
        exchange::DeckSlide made = maker->slide_of(*slide.view);
        const float done = static_cast<float>(slide.number - 1) / static_cast<float>(slides.size());
        made.picture->png = [maker, view = *slide.view, height_px = made.picture->height_px, done, progress,
                             title = deck.title]() -> base::Result<std::vector<std::byte>> {
            if (progress && !progress(done))
                return base::fail(base::ErrorKind::refused, title, base::mark("is not written: cancelled"));
            return maker->draw(view, height_px);
        };
        deck.slides.push_back(std::move(made));
    }
    if (story.closing) deck.slides.push_back(DeckMaker::words(session::closing_page(*plan, story, wish.language)));
    return deck;
}

}  // namespace handout
