// A note on the map while its words are typed. Values; main thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "plan/note_details.h"

namespace ui {

struct NoteDraft {
    std::int64_t id = 0;  ///< of the note that is changed; 0: a new one
    plan::NotePin pin;    ///< of a new one
    std::string text;
    std::optional<std::int64_t> sent_after;  ///< the last step of the history when it was handed over to be saved
};

}  // namespace ui
