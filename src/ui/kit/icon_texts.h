// The icons of assets/icons, compiled in, by file name. Private to ui.
#pragma once

#include <cstddef>

namespace ui {

struct IconText {
    const char* name;  ///< without ".svg"
    const char* svg;
};

extern const IconText icon_texts[];
extern const std::size_t icon_texts_count;

}  // namespace ui
