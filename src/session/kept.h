// What is worked out when it is first asked for. Private to session.
#pragma once

#include <optional>

namespace session {

template <class T, class Make>
const T& kept(std::optional<T>& slot, Make make) {
    if (!slot) slot = make();
    return *slot;
}

}  // namespace session
