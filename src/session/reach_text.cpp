#include "session/reach_text.h"

#include <fmt/format.h>

namespace session {

std::string reach_text(const plan::WithinReach& reach, base::Language language) {
    if (reach.possible == 0) return std::to_string(reach.certain);
    return fmt::format(fmt::runtime(base::translate(language, base::mark("{0} certain, {1} possible"))), reach.certain,
                       reach.possible);
}

}  // namespace session
