// What is said by hand of several columns at once, as one decision. Private to the room.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "ui/import_state.h"

namespace ui {

/// What was said of a column; that of a table of values or of a list of carriers.
template <class Options>
auto wish_of(const Options& options, std::size_t number) {
    const auto at = options.columns.find(number);
    return at == options.columns.end() ? typename decltype(options.columns)::mapped_type{} : at->second;
}

/// `change` gets the wish of each column.
template <class Options, class Change>
void change_wishes(ImportState& state, Options options, const std::vector<std::size_t>& numbers, Change change) {
    for (const std::size_t number : numbers) {
        auto wish = wish_of(options, number);
        change(wish);
        if (wish == decltype(wish){})
            options.columns.erase(number);
        else
            options.columns[number] = std::move(wish);
    }
    state.decide(std::move(options));
}

}  // namespace ui
