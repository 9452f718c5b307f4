#include "session/results.h"

#include <algorithm>

#include "kept.h"
#include "session/sentence.h"

namespace session {
namespace {

/// The value of a key, made when there is none.
template <class Map, class Key, class Make>
const typename Map::mapped_type& kept(Map& map, const Key& key, Make make) {
    const auto at = map.find(key);
    return at != map.end() ? at->second : map.emplace(key, make()).first->second;
}

ValueGrid arranged(const ValueGrid& grid, const std::vector<std::string>& order) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i;
    ValueGrid out = grid;
    std::stable_sort(out.rows.begin(), out.rows.end(),
                     [&](const GridRow& a, const GridRow& b) { return places[a.area] < places[b.area]; });
    return out;
}

}  // namespace

const std::string& Results::sentence() const {
    return kept(sentence_, [&] {
        return sentence_of(*index_, options_.indicator, options_.year, options_.language, options_.target_set);
    });
}

const std::vector<Bullet>& Results::bullets(const plan::Area& area) const {
    return kept(bullets_, area.key,
                [&] { return bullets_of(*index_, area, options_.year, options_.language, options_.target_set); });
}

const std::vector<std::string>& Results::ratios(const plan::Area& area, plan::Measure ratio) const {
    return kept(ratios_, std::pair(area.key, ratio), [&] {
        std::vector<std::string> out;
        for (const plan::Indicator& i : (*index_)->indicators)
            out.push_back(ratio_text(*index_, area, i, ratio, options_.year, options_.language, options_.target_set));
        return out;
    });
}

plan::Coverage Results::coverage(int year) const {
    return kept(coverage_, year, [&] { return plan::coverage(*index_, options_.indicator, year); });
}

const ValueGrid& Results::grid(GridContents contents) const {
    return kept(grids_, contents, [&] {
        return contents == GridContents::years ? grid_of_indicator(*index_, options_.indicator, options_.language)
                                               : grid_of_year(*index_, options_.year, options_.language);
    });
}

const ValueGrid& Results::grid(GridContents contents, const std::vector<std::string>& order) const {
    const auto at = arranged_.find(contents);
    if (at != arranged_.end() && at->second.order == order) return at->second.grid;
    return arranged_.insert_or_assign(contents, ArrangedGrid{order, arranged(grid(contents), order)})
        .first->second.grid;
}

const CityTable& Results::city(const std::string& table) const {
    return kept(city_, table, [&] { return city_table(*index_, table, options_.language); });
}

}  // namespace session
