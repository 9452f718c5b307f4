// A page as a file of its own: PDF, SVG or PNG. Pure; any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "session/export_wish.h"
#include "sheet/sheet.h"

namespace handout {

/// Its bytes; a PNG is as large as the page at its resolution, without OpenGL. The same page gives the same bytes.
base::Result<std::vector<std::byte>> page_bytes(const sheet::Page& page, const sheet::Document& document,
                                                session::ExportFormat format);

/// The page as a PNG of that width, painted some rows at a time.
base::Result<std::vector<std::byte>> picture_bytes(const sheet::Page& page, int width_px,
                                                   const sheet::Document& document);

}  // namespace handout
