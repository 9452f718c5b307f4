// What is typed into the form of carriers and chosen in the history before it is a change. Values; main thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plan {
enum class CarrierField;
}

namespace ui {

/// The form of the carriers that are selected.
struct FormState {
    bool open = false;                   ///< shown in place of the facts
    std::vector<std::int64_t> carriers;  ///< whom the typed values are for
    std::map<plan::CarrierField, std::string> typed;
};

/// What is asked before it is done to somebody else's step.
enum class HistoryQuestion { none, take_back, take_merge_back };

struct HistoryState {
    std::string author;                                ///< filter; empty: of all
    bool of_selected = false;                          ///< only of the selected carrier
    std::int64_t open_step = 0;                        ///< whose values are unfolded
    HistoryQuestion question = HistoryQuestion::none;  ///< about that step
};

}  // namespace ui
