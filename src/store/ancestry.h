// Which step was made knowing which: the graph of steps, each upon one or several others. Steps are chained so that one
// number for each chain says all that a step knows; the chains are about as many as the copies that worked at once.
// Knows UUIDs, no rows and no file. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace store {

/// Stands for the base of the first step of a file of changes of version 1, which does not say it.
inline constexpr std::string_view k_unknown_base = "?";

class Ancestry {
public:
    using Index = std::uint32_t;  ///< of a step, from 0, in the order of add()

    /// A base that is not known counts as none; whoever adds has looked before.
    Index add(const std::string& uuid, std::span<const std::string> base);
    [[nodiscard]] std::optional<Index> find(const std::string& uuid) const;
    /// Whether `later` was made knowing `earlier`; a step knows itself.
    [[nodiscard]] bool knows(Index later, Index earlier) const;
    /// The steps that no other builds on, sorted: what a new step builds on.
    [[nodiscard]] std::vector<std::string> heads() const;
    /// Number of steps that none of `heads` knows; nothing where a head is not known, since nobody can tell then.
    [[nodiscard]] std::optional<int> unknown_to(std::span<const std::string> heads) const;
    [[nodiscard]] std::size_t size() const { return places_.size(); }

private:
    /// How many steps of each chain are known; chains beyond its end: none.
    using Clock = std::vector<std::uint32_t>;
    struct Place {
        std::uint32_t chain = 0;
        std::uint32_t at = 0;  ///< from 1
    };
    void join(Clock& clock, const Clock& other) const;

    std::unordered_map<std::string, Index> by_uuid_;
    std::vector<Place> places_;
    std::vector<Clock> clocks_;
    std::vector<std::uint32_t> lengths_;  ///< of the chains
    std::set<std::string> heads_;
};

}  // namespace store
