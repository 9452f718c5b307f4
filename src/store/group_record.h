// All that was ever written to one group of cells, and what of it stands: the writes that nobody who knew them
// replaced. Where more than one stands, and they differ, there is a question. What stands follows from the set of steps
// alone, so copies that have the same steps say the same, in whatever order these came. Private to store; pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ancestry.h"
#include "cell_group.h"

namespace store {

/// A step as far as its writes are weighed by it; in the order of Ancestry::Index.
struct StepFacts {
    std::string uuid, time, author;
    bool automatic = false;     ///< it gave a number to a carrier whose own was taken
    bool unknown_base = false;  ///< from a file of version 1: what it knew is guessed from its values
};

struct GroupWrite {
    Ancestry::Index step = 0;
    std::optional<Cells> before, after;
    bool guard = false;
    bool answer = false;  ///< it was made knowing several that stood and differed
};

class GroupRecord {
public:
    /// `here`: the cells as the project has them, for what old steps did not write down.
    GroupRecord(CellGroup group, std::optional<Cells> here, const Ancestry& ancestry,
                const std::vector<StepFacts>& steps)
        : group_(std::move(group)), here_(std::move(here)), ancestry_(&ancestry), steps_(&steps) {}

    /// In an order in which each comes after those that it knows.
    void add(GroupWrite write);

    struct Verdict {
        std::vector<const GroupWrite*> standing;   ///< of different content; one: no question
        std::vector<const GroupWrite*> overruled;  ///< answers that gave way to a later one
    };
    [[nodiscard]] Verdict verdict() const;
    /// The cells as they were when the two parted, as `write` says.
    [[nodiscard]] std::optional<Cells> base_of(const GroupWrite& write, const GroupWrite& other) const;
    [[nodiscard]] const std::vector<GroupWrite>& writes() const { return writes_; }
    [[nodiscard]] const CellGroup& group() const { return group_; }
    [[nodiscard]] const std::optional<Cells>& here() const { return here_; }
    /// Whether the first was made knowing the second.
    [[nodiscard]] bool knows(const GroupWrite& later, const GroupWrite& earlier) const;
    [[nodiscard]] const StepFacts& step_of(const GroupWrite& write) const { return (*steps_)[write.step]; }
    /// By time, then by UUID: the same in every copy.
    [[nodiscard]] bool is_later(const GroupWrite& a, const GroupWrite& b) const;

private:
    using Set = std::vector<std::size_t>;  ///< of writes, by their places
    struct Judged {
        Set standing, overruled;
    };
    [[nodiscard]] Judged judge(const Set& writes) const;
    [[nodiscard]] Set replaced_by(const GroupWrite& write) const;
    void complete(GroupWrite& write, const Set& replaced) const;
    [[nodiscard]] Set without_guards(const Set& writes) const;
    [[nodiscard]] Set without_no_change(const Set& writes) const;
    [[nodiscard]] Set one_of_each_content(const Set& writes) const;
    [[nodiscard]] Set without_automatic(const Set& writes) const;
    [[nodiscard]] Set different(const Set& writes) const;
    [[nodiscard]] std::size_t latest(const Set& writes) const;

    CellGroup group_;
    std::optional<Cells> here_;
    const Ancestry* ancestry_;
    const std::vector<StepFacts>* steps_;
    std::vector<GroupWrite> writes_;
    Set last_;  ///< those that nobody who knew them replaced
};

}  // namespace store
