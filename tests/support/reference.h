// Whether this machine draws as the one did on which the expected pictures were recorded. A driver or a font of another
// version changes every picture a little; the test Reference then says so once, and pictures are not compared.
#pragma once

#include <string>

#include "image.h"

namespace support {

/// What a picture depends on besides our own code, a line each: driver, OpenGL, fonts, FreeType, HarfBuzz.
std::string drawing_environment();

/// Text in two weights, a symbol, a dashed line and a pattern: what another driver or font would draw otherwise.
Image draw_reference();

/// The environment is not the recorded one, and it shows. Costs little where the environment is the recorded one.
bool drawn_elsewhere();

/// What the two above are compared with: environment.txt and picture.png lie here.
std::filesystem::path reference_folder();

}  // namespace support
