#include "ancestry.h"

#include <algorithm>

namespace store {

void Ancestry::join(Clock& clock, const Clock& other) const {
    if (other.size() > clock.size()) clock.resize(other.size());
    for (std::size_t i = 0; i < other.size(); ++i) clock[i] = std::max(clock[i], other[i]);
}

Ancestry::Index Ancestry::add(const std::string& uuid, std::span<const std::string> base) {
    Clock clock;
    for (const std::string& known : base) {
        heads_.erase(known);
        if (const auto at = find(known)) join(clock, clocks_[*at]);
    }
    // A chain goes on with whoever knows the whole of it.
    std::size_t chain = 0;
    while (chain < clock.size() && clock[chain] != lengths_[chain]) ++chain;
    if (chain == clock.size()) {
        chain = lengths_.size();
        lengths_.push_back(0);
        clock.resize(chain + 1);
    }
    clock[chain] = ++lengths_[chain];
    const auto index = static_cast<Index>(places_.size());
    places_.push_back({static_cast<std::uint32_t>(chain), clock[chain]});
    clocks_.push_back(std::move(clock));
    by_uuid_.emplace(uuid, index);
    heads_.insert(uuid);
    return index;
}

std::optional<Ancestry::Index> Ancestry::find(const std::string& uuid) const {
    const auto at = by_uuid_.find(uuid);
    return at != by_uuid_.end() ? std::optional(at->second) : std::nullopt;
}

bool Ancestry::knows(Index later, Index earlier) const {
    const Clock& clock = clocks_[later];
    const Place& place = places_[earlier];
    return place.chain < clock.size() && clock[place.chain] >= place.at;
}

std::vector<std::string> Ancestry::heads() const { return {heads_.begin(), heads_.end()}; }

std::optional<int> Ancestry::unknown_to(std::span<const std::string> heads) const {
    Clock all;
    for (const std::string& head : heads) {
        const auto at = find(head);
        if (!at) return std::nullopt;
        join(all, clocks_[*at]);
    }
    return static_cast<int>(std::count_if(places_.begin(), places_.end(), [&](const Place& place) {
        return place.chain >= all.size() || all[place.chain] < place.at;
    }));
}

}  // namespace store
