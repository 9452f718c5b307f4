#include "handout/atlas_pages.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "atlas_list.h"
#include "atlas_parts.h"
#include "base/kept_text.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "carto/map_scale.h"
#include "geo/locate.h"
#include "handout/remarks.h"
#include "picture/picture.h"
#include "session/saved_view.h"
#include "view_sheet.h"

namespace handout {
namespace {

using base::ErrorKind;
using base::mark;
using session::AtlasBy;
using session::ExportField;
using session::ExportProblem;
using session::ExportWish;

base::Error nothing_to_show(AtlasBy by) {
    switch (by) {
        case AtlasBy::areas:
            return {ErrorKind::refused, "", mark("no area of the plan has a place on the map, so there is no atlas")};
        case AtlasBy::stations:
            return {ErrorKind::refused, "", mark("the plan has no station in service, so there is no atlas of them")};
        case AtlasBy::views: break;
    }
    return {ErrorKind::refused, "", mark("no view is saved or shown, so there is no atlas of them; save one first")};
}

/// What is drawn of a page lies there, in the display CRS.
geo::ProjectedExtent ground_of(const Sheet& sheet) {
    geo::ProjectedExtent ground;
    if (sheet.scale <= 0) return ground;
    const auto right = static_cast<float>(sheet.page.width_px), bottom = static_cast<float>(sheet.page.height_px);
    ground.include(scene::to_map(sheet.camera, {0, 0}));
    ground.include(scene::to_map(sheet.camera, {right, bottom}));
    return ground;
}

/// Whether furniture lies over a shape: a corner of it under the small map of the city, say.
bool is_covered(const Sheet& sheet, const geo::MultiPolygon& shape, const carto::MapBuilder& builder) {
    constexpr int k_steps = 6;  // between the points of a box that are looked at
    const auto lies_over = [&](const scene::Rect& box) {
        for (int row = 0; row <= k_steps; ++row)
            for (int column = 0; column <= k_steps; ++column) {
                const scene::Vec2 at{box.x + box.width * static_cast<float>(column) / k_steps,
                                     box.y + box.height * static_cast<float>(row) / k_steps};
                if (geo::contains(shape, builder.position_at(sheet.camera, at))) return true;
            }
        return false;
    };
    return sheet.scale > 0 && std::ranges::any_of(sheet.page.panes.front().scene->furniture, lies_over);
}

class AtlasMaker {
public:
    AtlasMaker(carto::MapBuilder& builder, const ExportSource& source, const ExportWish& wish)
        : builder_(builder), source_(source), wish_(wish), planned_(planned_pages(builder.index(), source, wish)) {}

    ExportResult<Atlas> make(const Progress& progress) {
        if (count() == 0) return refused(ExportField::by, nothing_to_show(wish_.by));
        if (auto chosen = choose_scale(); !chosen) return tl::unexpected(chosen.error());
        if (auto added = add_index(progress); !added) return tl::unexpected(added.error());
        for (const PlannedPage& page : planned_)
            if (auto added = page.has_place ? add_page(page, progress) : ExportResult<void>{}; !added)
                return tl::unexpected(added.error());
        atlas_.document = document();
        add_remarks();
        return std::move(atlas_);
    }

private:
    /// Of pages that show a part.
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(std::ranges::count(planned_, true, &PlannedPage::has_place));
    }
    /// On the pages, and to whoever asks for them.
    [[nodiscard]] std::string say(const char* english) const { return base::translate(wish_.language, english); }
    [[nodiscard]] std::string told(const char* english) const {
        return base::translate(source_.shown.language, english);
    }

    [[nodiscard]] std::string of_page(const std::string& page, const std::string& words) const {
        return fmt::format(fmt::runtime(told(mark("{0}: {1}"))), page, words);
    }

    [[nodiscard]] ExportSource shows(const plan::SavedView& view) const {
        ExportSource source = source_;
        source.view = view;
        return source;
    }
    /// A view that has the title of its page needs no second one behind it.
    [[nodiscard]] PagePart part_of(const PlannedPage& page) const {
        const bool is_titled = wish_.by == AtlasBy::views && wish_.title.empty();
        return {is_titled ? std::string() : page.name,
                number(),
                page.ground,
                page.ringed,
                {},
                page.carriers,
                common_scale_};
    }
    /// Of the page that comes next.
    [[nodiscard]] std::string number() const {
        return fmt::format("{} / {}", atlas_.pages.size() + 1, 1 + lists_.size() + count());
    }

    /// One for all stations, around which the same ground is shown. A typed one is refused by the page that needs the
    /// smallest, so that the one which is offered holds every page.
    ExportResult<void> choose_scale() {
        const double typed = session::scale_of(wish_).value_or(0);
        if (typed <= 0 && wish_.by != AtlasBy::stations) return {};
        const PlannedPage* widest = nullptr;
        double needed = 0;
        for (const PlannedPage& page : planned_) {
            if (!page.has_place) continue;
            const double fits = fitting_scale(builder_, shows(page.view), wish_, part_of(page));
            if (fits > needed) widest = &page;
            needed = std::max(needed, fits);
        }
        if (typed <= 0) common_scale_ = needed;
        if (typed <= 0 || typed >= needed || widest == nullptr) return {};
        const auto fits = sheet_of(*widest);
        return fits ? ExportResult<void>{} : tl::unexpected(fits.error());
    }

    ExportResult<Sheet> sheet_of(const PlannedPage& page) {
        auto sheet = view_sheet(builder_, shows(page.view), wish_, part_of(page));
        if (sheet) return sheet;
        return tl::unexpected(
            ExportProblem{sheet.error().field, about(page.name, sheet.error().error, wish_.language)});
    }

    ExportResult<void> add(ExportResult<Sheet> sheet, const std::string& name, std::vector<std::string> missing) {
        if (!sheet) return tl::unexpected(sheet.error());
        sheet->page.title = name;
        sheet->page.label = atlas_.pages.empty() ? name : std::to_string(atlas_.pages.size() + 1);
        const geo::ProjectedExtent ground = ground_of(*sheet);
        atlas_.pages.push_back({std::move(sheet->page), name, sheet->scale, ground, std::move(missing)});
        return {};
    }

    [[nodiscard]] ExportResult<void> asked(const Progress& progress) const {
        const float share = static_cast<float>(atlas_.pages.size()) / static_cast<float>(count() + 1);
        if (!progress || progress(share)) return {};
        return refused(ExportField::what, {ErrorKind::refused, "", mark("is not written: cancelled")});
    }

    ExportResult<void> add_page(const PlannedPage& page, const Progress& progress) {
        if (auto wanted = asked(progress); !wanted) return wanted;
        std::vector<std::string> missing = session::missing_from(builder_.index(), page.view, wish_.language);
        return add(uncovered_sheet_of(page), page.name, std::move(missing));
    }

    /// At the next smaller scale where furniture would hide a part of the area; a typed scale is kept.
    ExportResult<Sheet> uncovered_sheet_of(const PlannedPage& page) {
        constexpr int k_most_steps = 3;
        auto sheet = sheet_of(page);
        if (session::scale_of(wish_).value_or(0) > 0) return sheet;
        for (int i = 0; sheet && i < k_most_steps && is_covered(*sheet, page.shape, builder_); ++i) {
            PagePart part = part_of(page);
            part.scale = carto::round_denominator(sheet->scale * 1.01);
            sheet = view_sheet(builder_, shows(page.view), wish_, part);
        }
        return sheet;
    }

    [[nodiscard]] std::vector<geo::Projected> corners_of(const geo::GeoExtent& extent) const {
        if (extent.empty()) return {};
        return {builder_.project({extent.west, extent.north}), builder_.project({extent.east, extent.north}),
                builder_.project({extent.east, extent.south}), builder_.project({extent.west, extent.south})};
    }

    [[nodiscard]] std::vector<carto::IndexedPage> indexed() const {
        std::vector<carto::IndexedPage> out;
        int number = 1 + static_cast<int>(lists_.size());
        for (const PlannedPage& page : planned_)
            out.push_back({page.has_place ? ++number : 0, page.name, corners_of(page.ground)});
        return out;
    }

    /// The whole map; and where pages reach beyond the city, all of them.
    ExportResult<void> add_index(const Progress& progress) {
        if (auto wanted = asked(progress); !wanted) return wanted;
        ExportSource whole = source_;
        whole.view.seen.clear();
        whole.view.selection.clear();
        PagePart part{say(mark("Index of pages")), number(), whole_ground(), {}, indexed(), {}, {}};
        ExportWish wish = wish_;
        wish.scale.clear();
        auto sheet = view_sheet(builder_, whole, wish, part);
        if (sheet) return add(std::move(sheet), part.name, {});
        // a long list takes the map's room: the numbers stay, the list follows
        if (auto made = make_lists(); !made) return made;
        part.number = number();
        part.pages = indexed();
        for (carto::IndexedPage& page : part.pages) page.name.clear();
        if (auto added = add(view_sheet(builder_, whole, wish, part), part.name, {}); !added) return added;
        for (sheet::Page& list : lists_) {
            list.label = std::to_string(atlas_.pages.size() + 1);
            atlas_.pages.push_back({list, list.title, 0, {}, {}});
        }
        return {};
    }

    /// Twice: how many sheets they take is in the numbers that they list.
    ExportResult<void> make_lists() {
        ListWords words{say(mark("List of pages")), document().title, list_mark(), wish_.language, 1, count()};
        for (int i = 0; i < 2; ++i) {
            auto made = atlas_list(indexed(), wish_.paper, words);
            if (!made) return refused(ExportField::what, made.error());
            lists_ = *std::move(made);
        }
        return {};
    }
    [[nodiscard]] std::string list_mark() const {
        return wish_.stamp == carto::Stamp::none ? std::string() : carto::in(carto::label(wish_.stamp), wish_.language);
    }

    /// Empty: no page reaches beyond the city.
    [[nodiscard]] geo::GeoExtent whole_ground() const {
        geo::GeoExtent city, all;
        for (const plan::Unit& unit : builder_.plan().units) geo::include(city, unit.shape);
        all = city;
        for (const PlannedPage& page : planned_)
            if (!page.ground.empty()) {
                all.include({page.ground.west, page.ground.south});
                all.include({page.ground.east, page.ground.north});
            }
        return all == city ? geo::GeoExtent{} : all;
    }

    [[nodiscard]] sheet::Document document() const {
        const plan::Plan& plan = builder_.plan();
        const std::string title = !wish_.title.empty() ? wish_.title : carto::in(source_.view.title, wish_.language);
        return {title.empty() ? carto::in(plan.title, wish_.language) : title, wish_.maker,
                carto::in(plan.boundary_note, wish_.language), wish_.language == base::Language::zh ? "zh-CN" : "en"};
    }

    void add_remarks() {
        const base::Language language = source_.shown.language;
        const auto add = [&](const std::vector<std::string>& lines) {
            atlas_.remarks.insert(atlas_.remarks.end(), lines.begin(), lines.end());
        };
        std::string placeless;
        for (const PlannedPage& page : planned_)
            if (!page.has_place)
                placeless += (placeless.empty() ? "" : base::translate_in(language, "between names", ", ")) + page.name;
        if (!placeless.empty())
            add({fmt::format(fmt::runtime(told(mark("No page, for the map does not show it: {}"))), placeless)});
        std::vector<sheet::Page> pages;
        for (const AtlasPage& page : atlas_.pages) {
            std::vector<std::string> missing = page.missing;
            for (std::string& gone : missing) gone = of_page(page.name, gone);
            add(missing_remarks(missing, language));
            pages.push_back(page.page);
        }
        add(undrawn_remarks(pages, language));
    }

    carto::MapBuilder& builder_;
    const ExportSource& source_;
    const ExportWish& wish_;
    std::vector<PlannedPage> planned_;
    std::optional<double> common_scale_;
    std::vector<sheet::Page> lists_;  ///< of pages; empty: the index has it
    Atlas atlas_;
};

/// Without what some system has in no name of a file, and no longer than all of them take.
std::string as_file_name(const std::string& name) {
    constexpr std::u32string_view k_refused = U"/\\:*?\"<>|";
    constexpr std::size_t k_most = 60;  // characters: 240 bytes at most
    std::size_t left_out = 0;
    std::u32string kept = base::characters(base::cleaned_text(name, base::TextForm::line, left_out));
    std::ranges::replace_if(
        kept, [&](char32_t c) { return k_refused.find(c) != std::u32string_view::npos; }, U'-');
    kept.resize(std::min(kept.size(), k_most));
    return base::trimmed(base::utf8(kept));
}

}  // namespace

std::string page_file_name(const Atlas& atlas, std::size_t page, session::ExportFormat format) {
    const std::size_t digits = std::max<std::size_t>(2, std::to_string(atlas.pages.size()).size());
    return fmt::format("{:0{}}-{}{}", page + 1, digits, as_file_name(atlas.pages[page].name),
                       session::ending_of(format));
}

ExportResult<Atlas> atlas_pages(const ExportSource& source, const ExportWish& wish, const Progress& progress) {
    const auto fonts = platform::find_fonts();
    if (!fonts) return refused(ExportField::what, fonts.error());
    auto builder = picture::make_map_builder(source.plan, *fonts, carto::GlyphsAs::outlines);
    if (!builder) return refused(ExportField::what, builder.error());
    return AtlasMaker(*builder, source, wish).make(progress);
}

}  // namespace handout
