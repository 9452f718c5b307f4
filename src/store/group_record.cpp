#include "group_record.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace store {

bool GroupRecord::is_later(const GroupWrite& a, const GroupWrite& b) const {
    return std::tie(step_of(a).time, step_of(a).uuid) > std::tie(step_of(b).time, step_of(b).uuid);
}

bool GroupRecord::knows(const GroupWrite& later, const GroupWrite& earlier) const {
    if (ancestry_->knows(later.step, earlier.step)) return true;
    // What a file of version 1 changed it had seen.
    return step_of(later).unknown_base && later.before && same_content(group_.table, later.before, earlier.after);
}

void GroupRecord::complete(GroupWrite& write, const Set& replaced) const {
    if (!write.after) return;
    for (const std::string& column : columns_of(group_)) {
        if (write.after->contains(column)) continue;
        const auto take = [&](const std::optional<Cells>& cells) {
            const bool has = cells && cells->contains(column);
            if (has) (*write.after)[column] = cells->at(column);
            return has;
        };
        const auto in_replaced = [&](std::size_t i) { return take(writes_[i].after); };
        const auto at_first = [&](const GroupWrite& other) { return take(other.before); };
        if (std::any_of(replaced.begin(), replaced.end(), in_replaced)) continue;
        if (std::any_of(writes_.begin(), writes_.end(), at_first)) continue;
        take(here_);
    }
}

/// The latest writes that it knows; others may have replaced them without its knowing.
GroupRecord::Set GroupRecord::replaced_by(const GroupWrite& write) const {
    const auto is_known = [&](std::size_t i) { return knows(write, writes_[i]); };
    if (std::all_of(last_.begin(), last_.end(), is_known)) return last_;
    Set latest;
    for (std::size_t i = writes_.size(); i-- > 0;) {
        const auto replaces = [&](std::size_t later) { return knows(writes_[later], writes_[i]); };
        if (is_known(i) && std::none_of(latest.begin(), latest.end(), replaces)) latest.push_back(i);
    }
    return latest;
}

void GroupRecord::add(GroupWrite write) {
    const Set replaced = replaced_by(write);
    complete(write, replaced);
    write.answer = judge(replaced).standing.size() > 1;
    // A write from a file of version 1 can have seen one that comes after it here.
    const bool came_late = std::any_of(last_.begin(), last_.end(), [&](std::size_t i) {
        return knows(writes_[i], write) && !ancestry_->knows(write.step, writes_[i].step);
    });
    if (!came_late) {
        std::erase_if(last_, [&](std::size_t i) { return knows(write, writes_[i]); });
        last_.push_back(writes_.size());
    }
    writes_.push_back(std::move(write));
}

/// To have left a row alone means something only beside its removal.
GroupRecord::Set GroupRecord::without_guards(const Set& writes) const {
    Set guards, others;
    for (const std::size_t i : writes) (writes_[i].guard ? guards : others).push_back(i);
    if (guards.empty()) return others;
    const auto removes = [&](std::size_t i) { return is_removal(group_, writes_[i].after); };
    const bool beside_removal = !others.empty() && std::all_of(others.begin(), others.end(), removes);
    if (others.empty() || beside_removal) others.push_back(latest(guards));
    return others;
}

/// What was changed and changed back is no change: it gives way to whatever is one.
GroupRecord::Set GroupRecord::without_no_change(const Set& writes) const {
    const auto is_none = [&](std::size_t u, std::size_t v) {
        const GroupWrite& write = writes_[u];
        if (write.answer || write.guard) return false;
        return same_content(group_.table, base_of(write, writes_[v]), write.after);
    };
    Set changes;
    for (const std::size_t u : writes) {
        const bool gives_way = std::any_of(writes.begin(), writes.end(), [&](std::size_t v) {
            return v != u && !writes_[v].guard && is_none(u, v) && !is_none(v, u);
        });
        if (!gives_way) changes.push_back(u);
    }
    return changes.empty() ? Set{latest(writes)} : changes;
}

/// Of those that say the same the earliest stands, with its provenance.
GroupRecord::Set GroupRecord::one_of_each_content(const Set& writes) const {
    Set kept;
    for (const std::size_t i : writes) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](std::size_t k) {
            return same_content(group_.table, writes_[k].after, writes_[i].after);
        });
        if (same == kept.end())
            kept.push_back(i);
        else if (is_later(writes_[*same], writes_[i]))
            *same = i;
    }
    return kept;
}

/// A number that was given by the rule gives way to one that somebody chose.
GroupRecord::Set GroupRecord::without_automatic(const Set& writes) const {
    Set chosen;
    for (const std::size_t i : writes)
        if (!step_of(writes_[i]).automatic) chosen.push_back(i);
    if (!chosen.empty() || writes.empty()) return chosen;
    return {latest(writes)};
}

GroupRecord::Set GroupRecord::different(const Set& writes) const {
    if (writes.size() < 2) return writes;
    return one_of_each_content(without_automatic(without_no_change(without_guards(writes))));
}

std::size_t GroupRecord::latest(const Set& writes) const {
    return *std::max_element(writes.begin(), writes.end(),
                             [&](std::size_t a, std::size_t b) { return is_later(writes_[b], writes_[a]); });
}

/// Two answers to one clash are not asked about again: the later one holds.
GroupRecord::Judged GroupRecord::judge(const Set& writes) const {
    Judged judged{different(writes), {}};
    const bool all_answers =
        std::all_of(judged.standing.begin(), judged.standing.end(), [&](std::size_t i) { return writes_[i].answer; });
    if (judged.standing.size() < 2 || !all_answers) return judged;
    const std::size_t holds = latest(judged.standing);
    std::copy_if(judged.standing.begin(), judged.standing.end(), std::back_inserter(judged.overruled),
                 [&](std::size_t i) { return i != holds; });
    judged.standing = {holds};
    return judged;
}

GroupRecord::Verdict GroupRecord::verdict() const {
    const Judged judged = judge(last_);
    Verdict verdict;
    for (const std::size_t i : judged.standing) verdict.standing.push_back(&writes_[i]);
    for (const std::size_t i : judged.overruled) verdict.overruled.push_back(&writes_[i]);
    return verdict;
}

std::optional<Cells> GroupRecord::base_of(const GroupWrite& write, const GroupWrite& other) const {
    const GroupWrite* first = nullptr;
    for (const GroupWrite& earlier : writes_) {
        if (!knows(write, earlier) || knows(other, earlier)) continue;
        const bool before_first =
            first == nullptr || knows(*first, earlier) || (!knows(earlier, *first) && is_later(*first, earlier));
        if (before_first) first = &earlier;
    }
    return first != nullptr ? first->before : write.before;
}

}  // namespace store
