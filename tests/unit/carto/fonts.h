// A text engine over the system's fonts. For tests only.
#pragma once

#include <stdexcept>

#include "carto/text.h"
#include "platform/fonts.h"

inline carto::TextEngine make_text_engine(carto::GlyphsAs glyphs = carto::GlyphsAs::cells) {
    const auto fonts = platform::find_fonts();
    if (!fonts) throw std::runtime_error(base::to_line(fonts.error()));
    auto engine = carto::TextEngine::create({fonts->regular.path, fonts->regular.face_index},
                                            {fonts->bold.path, fonts->bold.face_index}, glyphs);
    if (!engine) throw std::runtime_error(base::to_line(engine.error()));
    return std::move(*engine);
}
