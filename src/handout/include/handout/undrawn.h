// What the fonts could not draw. Pure; any thread.
#pragma once

#include <span>
#include <string>

#include "sheet/sheet.h"

namespace handout {

/// Characters of the pages that no font has, each once; boxes stand there.
std::u32string undrawn_characters(std::span<const sheet::Page> pages);

}  // namespace handout
