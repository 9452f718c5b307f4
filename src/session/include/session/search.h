// Finds features of a plan by what a person types: number, part of a name, pinyin, initials, English words. Made once
// for a plan and independent of it afterwards; immutable, any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace session {

struct SearchHit {
    plan::FeatureRef feature;
    std::string title;   ///< its name, a carrier's with its number before it
    std::string detail;  ///< what it is and where it belongs
};

/// Whether a feature may be found.
using SearchFilter = std::function<bool(plan::FeatureRef)>;

/// What was found, and how many more there are that a filter keeps back.
struct Found {
    std::vector<SearchHit> hits;
    std::size_t kept_back = 0;
};

class SearchIndex {
public:
    explicit SearchIndex(const plan::Index& index);
    SearchIndex(SearchIndex&&) noexcept;
    SearchIndex& operator=(SearchIndex&&) noexcept;
    ~SearchIndex();

    /// The best hits, at most `most`: exact number, whole name, start of a name, start by pinyin initials, then any
    /// part, last what abbreviates a name by leaving characters out (jhkjc: 鹃湖国际科技城). Equals are in the plan's
    /// order: units, carriers, stations, parks. Titles are in `language`; what is searched is not. A name of an area of
    /// the plan finds its unit or park. Empty for an empty query.
    [[nodiscard]] std::vector<SearchHit> find(std::string_view query, base::Language language, std::size_t most) const;
    /// The same of what passes a filter.
    [[nodiscard]] Found find(std::string_view query, base::Language language, std::size_t most,
                             const SearchFilter& filter) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

}  // namespace session
