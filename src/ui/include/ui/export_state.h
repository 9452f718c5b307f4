// The form of exports: what is asked for, what is wrong with it, and what it would look like. Values; the owner of the
// window fills in the form, the problems and the preview, drawing changes the wish and the page. Main thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "plan/name.h"
#include "session/export_wish.h"

namespace ui {

/// A page of what would be written.
struct ExportPreview {
    int room_width_px = 0, room_height_px = 0;  ///< that drawing has for it; 0: not known yet
    void* texture = nullptr;                    ///< as the panels' library names it; null: there is none (yet)
    int width_px = 0, height_px = 0;            ///< of it
    int pages = 0;                              ///< that would be written; 0: not known
    std::vector<std::string> sheets;            ///< of a workbook, which is no picture
    std::vector<std::string> remarks;           ///< what is not as it was meant, but no reason not to write it
    bool awaited = false;                       ///< another one is being made
};

struct ExportState {
    session::ExportWish wish;
    plan::Name usual_title;                                     ///< of the sheet where none is typed
    std::vector<std::pair<std::int64_t, std::string>> stories;  ///< by id, in their order, with their names
    int usual_year = 0;                                         ///< that a report judges where none is chosen
    /// What is wrong, by field, in the language of the interface.
    std::map<session::ExportField, std::string> problems;
    int page = 0;  ///< of the preview, from 0
    ExportPreview preview;
};

}  // namespace ui
