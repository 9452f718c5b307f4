// How a hand-out tells its owner how far it is. Any thread.
#pragma once

#include <functional>

namespace handout {

/// Gets the share that is done, 0 … 1, between two pages; false: nobody wants the rest, and nothing is written. Empty:
/// nobody asks.
using Progress = std::function<bool(float)>;

}  // namespace handout
