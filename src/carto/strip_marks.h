// Carriers of the unrolled corridor: in the map's symbols, spread where they would cover each other, each with its
// number beside it or at the end of a leader line. Private to carto.
#pragma once

#include <string>
#include <vector>

#include "carrier_layout.h"
#include "placement.h"
#include "strip_context.h"

namespace carto {

class CarrierMarks {
public:
    /// Needs the whole axis.
    explicit CarrierMarks(const StripContext& context);
    /// Every mark that stands for itself has its number.
    [[nodiscard]] bool all_numbered() const { return all_numbered_; }
    /// More are shown than can be told apart: each is a dot without a number.
    [[nodiscard]] bool crowded() const { return crowded_; }
    void draw(scene::Builder& builder) const;
    void add_pick_targets(std::vector<scene::PickTarget>& targets) const;

private:
    struct Mark {
        const plan::StripCarrier* carrier = nullptr;
        scene::Vec2 place;  ///< of the position
        scene::Vec2 at;     ///< of the symbol
        bool spread = false;
    };
    struct Number {
        scene::Rect box;
        std::string digits;
        scene::Vec2 leader_from, leader_to;  ///< equal: it stands beside its mark
    };
    void place_marks(Placement& placement);
    void place_numbers(Placement& placement);
    bool place_number(Placement& placement, const Mark& mark);
    void draw_leaders(scene::Builder& builder) const;
    void draw_numbers(scene::Builder& builder) const;
    [[nodiscard]] scene::Symbol symbol_of(const Mark& mark) const;

    const StripContext& c_;
    std::vector<Mark> marks_;
    std::vector<Number> numbers_;
    bool crowded_ = false, all_numbered_ = true;
};

}  // namespace carto
