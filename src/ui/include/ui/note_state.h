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
    bool kept_open = false;                  ///< a key would have taken the window away with what is typed

    /// Something besides blanks is typed.
    [[nodiscard]] bool has_words() const { return text.find_first_not_of(" \t\r\n") != std::string::npos; }
};

}  // namespace ui
