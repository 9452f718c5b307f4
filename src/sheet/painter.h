// Walks a page's panes and hands their items to a canvas. Private to sheet.
#pragma once

#include "canvas.h"
#include "sheet/sheet.h"

namespace sheet {

/// The lists in the order of painting, but the furniture before the names, which keep off it: a page is read from its
/// title.
void paint(const Page& page, Canvas& canvas);

}  // namespace sheet
