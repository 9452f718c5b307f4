#include "chart/pages.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "open_sheets.h"
#include "set_charts.h"
#include "set_table.h"

namespace chart {
namespace {

/// Sheet numbers of the headings in their order, from 1; 0: not known yet.
using Numbers = std::vector<std::size_t>;

class DocumentSetter {
public:
    DocumentSetter(carto::TextEngine& text, const Document& document, const SheetStyle& style, const SheetWords& words,
                   const Numbers& numbers)
        : sheets_(text, style, words), document_(document), numbers_(numbers) {}

    std::vector<Sheet> set() {
        for (std::size_t i = 0; i < document_.size(); ++i) {
            sheets_.use_block(i);
            std::visit([&](const auto& block) { add(block, i); }, document_[i]);
        }
        return sheets_.finish();
    }

private:
    [[nodiscard]] Type body() const { return {sheets_.style().body_pt, carto::Weight::regular, k_inks.text, 1.65F}; }
    [[nodiscard]] Type note() const { return {sheets_.style().note_pt, carto::Weight::regular, k_inks.soft, 1.5F}; }
    [[nodiscard]] Type of(const Heading& heading) const {
        const std::size_t level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3)) - 1;
        return {sheets_.style().heading_pt[level], carto::Weight::bold, level == 0 ? k_inks.accent : k_inks.text, 1.4F};
    }
    [[nodiscard]] float above(const Heading& heading) const { return sheets_.mm(heading.level == 1 ? 0 : 3); }
    [[nodiscard]] float below(const Heading& heading) const { return sheets_.mm(heading.level == 1 ? 4 : 2); }

    void add(const Cover& cover, std::size_t) {
        print_cover(cover);
        if (!sheets_.words().contents.empty()) print_contents();
    }

    void add(const Heading& heading, std::size_t i) {
        if (heading.level == 1 || heading.on_new_sheet) sheets_.break_sheet();
        sheets_.need(height_from(i));
        sheets_.gap(above(heading));
        sheets_.note_heading(heading, sheets_.y());
        sheets_.print_lines(heading.text, of(heading), Part::heading);
        sheets_.skip(below(heading));
    }

    void add(const Paragraph& paragraph, std::size_t) {
        const Type type = paragraph.note ? note() : body();
        sheets_.print_lines((paragraph.note ? "" : sheets_.style().indent) + paragraph.text, type, Part::line);
        sheets_.skip(sheets_.mm(paragraph.note ? 2 : 1.2F));
    }

    void add(const Table& table, std::size_t) { set_table(sheets_, table); }
    void add(const Bars& bars, std::size_t) { set_bars(sheets_, bars); }
    void add(const Years& years, std::size_t) { set_years(sheets_, years); }
    void add(const Picture& picture, std::size_t) { set_picture(sheets_, picture); }

    /// What a block needs at least to begin on a sheet; a heading with what it heads.
    float height_from(std::size_t i) {
        if (i >= document_.size()) return 0;
        return std::visit(
            [&](const auto& block) -> float {
                using Kind = std::decay_t<decltype(block)>;
                if constexpr (std::is_same_v<Kind, Heading>)
                    return above(block) + sheets_.line_height(of(block)) + below(block) + height_from(i + 1);
                else if constexpr (std::is_same_v<Kind, Paragraph>)
                    return 2 * sheets_.line_height(block.note ? note() : body());
                else if constexpr (std::is_same_v<Kind, Cover>)
                    return 0;
                else
                    return least_height(sheets_, block);
            },
            document_[i]);
    }

    void print_cover(const Cover& cover) {
        const Type subtitle{15, carto::Weight::regular, k_inks.accent};
        const Type mark{11, carto::Weight::bold, k_inks.mark};
        const Type name{10.5F, carto::Weight::regular, k_inks.soft, 1.6F},
            words{10.5F, carto::Weight::regular, k_inks.text, 1.6F};
        sheets_.break_sheet();
        sheets_.skip(sheets_.mm(45));
        sheets_.print_lines(cover.title, title_type(cover), Part::cover);
        sheets_.skip(sheets_.mm(5));
        sheets_.rule(sheets_.left(), sheets_.y(), sheets_.mm(32), 2.2F, k_inks.accent);
        sheets_.skip(sheets_.mm(7));
        sheets_.print_lines(cover.subtitle, subtitle, Part::cover);
        sheets_.skip(sheets_.mm(4));
        if (!cover.mark.empty()) sheets_.print_lines(cover.mark, mark, Part::cover);
        print_cover_lines(cover, name, words);
        sheets_.skip(std::max(0.0F, sheets_.room()));
    }

    /// As large as a few lines allow.
    [[nodiscard]] Type title_type(const Cover& cover) {
        constexpr float k_most = 26, k_least = 14;
        constexpr std::size_t k_lines = 4;
        Type type{k_most, carto::Weight::bold, k_inks.text, 1.35F};
        while (type.size_pt > k_least && sheets_.lines(cover.title, type, sheets_.width()).size() > k_lines)
            type.size_pt -= 2;
        return type;
    }

    /// What is told of the document, at the foot of the cover where it has room there.
    void print_cover_lines(const Cover& cover, const Type& name, const Type& words) {
        float names = 0, height = 0;
        for (const auto& [what, said] : cover.lines) names = std::max(names, sheets_.width_of(what, name));
        names = std::min(names + sheets_.mm(5), sheets_.width() / 2);
        const float room = sheets_.width() - names, line = sheets_.line_height(words);
        for (const auto& [what, said] : cover.lines)
            height += line * static_cast<float>(sheets_.lines(said, words, room).size());
        sheets_.skip(std::max(sheets_.mm(6), sheets_.room() - height - line));
        for (const auto& [what, said] : cover.lines) {
            sheets_.need(line);
            sheets_.print(what, name, {sheets_.left(), sheets_.y()}, names);
            for (const std::string& each : sheets_.lines(said, words, room)) {
                sheets_.need(line);
                sheets_.print(each, words, {sheets_.left() + names, sheets_.y()}, room);
                sheets_.note(Part::cover, {sheets_.left(), sheets_.y(), sheets_.width(), line});
                sheets_.skip(line);
            }
        }
    }

    void print_contents() {
        const Heading title{1, sheets_.words().contents};
        sheets_.break_sheet();
        sheets_.print_lines(title.text, of(title), Part::heading);
        sheets_.skip(below(title));
        std::size_t next = 0;
        for (const Block& block : document_)
            if (const auto* heading = std::get_if<Heading>(&block)) {
                const std::size_t number = next < numbers_.size() ? numbers_[next] : 0;
                ++next;
                if (heading->level < 3) print_entry(*heading, number);
            }
        sheets_.skip(std::max(0.0F, sheets_.room()));
    }

    /// A heading in the list of them, its sheet at the right.
    void print_entry(const Heading& heading, std::size_t number) {
        const bool part = heading.level == 1;
        const Type type{sheets_.style().body_pt, part ? carto::Weight::bold : carto::Weight::regular, k_inks.text,
                        1.55F};
        const float indent = part ? 0 : sheets_.mm(6), numbers = sheets_.mm(12), height = sheets_.line_height(type);
        if (part) sheets_.gap(sheets_.mm(1.2F));
        sheets_.need(height);
        const float room = sheets_.width() - indent - numbers;
        const float end = sheets_.left() + sheets_.width() - numbers;
        std::string told = std::to_string(number);
        for (const std::string& line : sheets_.lines(heading.text, type, room)) {
            sheets_.need(height);
            sheets_.print(line, type, {sheets_.left() + indent, sheets_.y()}, room);
            if (!told.empty()) sheets_.print(std::exchange(told, {}), type, {end, sheets_.y()}, numbers, Align::right);
            sheets_.note(Part::line, {sheets_.left(), sheets_.y(), sheets_.width(), height});
            sheets_.skip(height);
        }
    }

    OpenSheets sheets_;
    const Document& document_;
    const Numbers& numbers_;
};

Numbers numbers_of(const std::vector<Sheet>& sheets) {
    Numbers out;
    for (std::size_t i = 0; i < sheets.size(); ++i) out.insert(out.end(), sheets[i].headings.size(), i + 1);
    return out;
}

}  // namespace

std::vector<Sheet> set_pages(carto::TextEngine& text, const Document& document, const SheetStyle& style,
                             const SheetWords& words) {
    const Numbers none;
    std::vector<Sheet> sheets = DocumentSetter(text, document, style, words, none).set();
    if (words.contents.empty()) return sheets;
    // once more: a list of headings takes as many sheets whatever their numbers are
    const Numbers numbers = numbers_of(sheets);
    return DocumentSetter(text, document, style, words, numbers).set();
}

}  // namespace chart
