// What the interface calls the keys of GLFW. Values; any thread.
#pragma once

#include "ui/kit/key_press.h"

namespace app {

/// Of GLFW's code; none where the interface has no name for the key.
ui::Key key_of(int glfw_key);

}  // namespace app
