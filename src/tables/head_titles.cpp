#include "head_titles.h"

#include <algorithm>
#include <utility>

namespace tables {
namespace {

bool is_ascii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

/// The text of a title at each of its levels, merged ranges and what is filled to the right included.
std::vector<std::string> HeadTitles::levels_of(std::size_t column) const {
    const auto& head = place_.head;
    std::vector<std::string> levels(head.size());
    for (std::size_t i = 0; i < head.size(); ++i) levels[i] = own_level(head[i], column);
    for (std::size_t i = head.size(); i-- > 0;)
        if (levels[i].empty() && i + 1 < head.size()) levels[i] = filled_level(i, column, levels);
    return levels;
}

std::string HeadTitles::own_level(std::size_t row, std::size_t column) const {
    const wire::CellRange* merge = view_.merge(row, column);
    if (merge != nullptr && merge->first_row != view_.number(row)) return {};
    return view_.shown_over(row, column);
}

bool HeadTitles::has_wide_merge(std::size_t row) const {
    for (std::size_t column = place_.first_column; column <= place_.last_column; ++column) {
        const wire::CellRange* merge = view_.merge(row, column);
        if (merge != nullptr && merge->last_column > merge->first_column) return true;
    }
    return false;
}

/// Without merged ranges an upper title holds for what is right of it, up to the next; not over a title that stands for
/// itself.
std::string HeadTitles::filled_level(std::size_t level, std::size_t column,
                                     const std::vector<std::string>& levels) const {
    const std::size_t row = place_.head[level];
    if (has_wide_merge(row) || view_.merge(row, column) != nullptr) return {};
    TitleReading lower;
    bool any = false;
    for (std::size_t i = level + 1; i < levels.size(); ++i) {
        any = any || !levels[i].empty();
        lower.join(sheet_.reader().read(levels[i]));
    }
    if (!any || !lower.indicators.empty() || !lower.over.empty() || lower.role == Role::area) return {};
    for (std::size_t at = column; at-- > place_.first_column;) {
        if (at == area_column_) return {};
        const std::string text = view_.shown(row, at);
        if (text.empty()) continue;
        return sheet_.reader().role_of(text) ? std::string() : text;
    }
    return {};
}

/// A row of titles in the other language: it also translates the title of the areas, which "PCT" under 发明专利 does
/// not. A level of it that holds a word of ours is read like any other.
bool HeadTitles::translates(std::size_t level, const TitleReading& reading) const {
    if (!area_column_ || level == 0) return false;
    const std::string areas = own_level(place_.head[level], *area_column_);
    const bool translated = !areas.empty() && is_ascii(areas) && sheet_.reader().role_of(areas) == Role::area;
    const bool telling = std::any_of(reading.kinds.begin(), reading.kinds.end(),
                                     [](const KindWord& word) { return word.kind != WordKind::neutral; });
    return translated && !reading.over.empty() && std::all_of(reading.over.begin(), reading.over.end(), is_ascii) &&
           !telling && reading.years.empty() && reading.indicators.empty();
}

ColumnTitle HeadTitles::of(std::size_t column) const {
    ColumnTitle title;
    const std::vector<std::string> levels = levels_of(column);
    std::vector<std::pair<std::size_t, TitleReading>> readings;  // by level
    std::string last;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const std::string& text = levels[level];
        if (text.empty() || text == last) continue;
        last = text;
        title.text += (title.text.empty() ? "" : " ") + text;
        readings.emplace_back(level, sheet_.reader().read(text));
    }
    const bool understood = std::any_of(readings.begin(), readings.end(), [](const auto& at) {
        return !at.second.indicators.empty() && at.second.over.empty();
    });
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (understood && translates(readings[i].first, readings[i].second)) continue;
        title.all.join(readings[i].second);
        if (i + 1 < readings.size()) title.upper.join(readings[i].second);
    }
    if (readings.size() > 1 && title.all.role && !title.all.indicators.empty()) title.all.role.reset();
    return title;
}

}  // namespace tables
