// Which area a name in somebody's table means: the plan's own writing first, then without regard to width, brackets and
// quotation marks, then other names: what stands before or inside the brackets, the unit's name, bound names. A short
// form that fits two areas means neither. Private to exchange; one import's, any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plan/index.h"
#include "plan/plan.h"

namespace exchange {

/// Without blanks, brackets, quotation marks and punctuation; half width; small letters.
std::string comparable(std::string_view text);

class AreaNames {
public:
    /// `bindings` go before everything else.
    AreaNames(const plan::Index& index, const std::map<std::string, std::string>& bindings);

    struct Match {
        const plan::Area* area = nullptr;  ///< null: no area has the name
        bool by_alias = false;
    };
    [[nodiscard]] Match find(std::string_view name) const;
    /// Keys of the areas whose names are nearest, nearest first.
    [[nodiscard]] std::vector<std::string> nearest(std::string_view name) const;

private:
    void add_full(const std::string& name, const plan::Area& area);
    void add_other(const std::string& name, const plan::Area& area);
    void add_names_of(const plan::Area& area);

    const plan::Index& index_;
    std::map<std::string, const plan::Area*> bound_, full_;
    std::map<std::string, const plan::Area*> other_;  ///< null: more than one
};

}  // namespace exchange
