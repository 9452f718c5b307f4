// The keys of a presentation, in one table: what they do, and the words for it. A clicker is a keyboard: it sends PgDn,
// PgUp, Esc, and "." or B. Private to ui.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "session/presenting.h"

namespace ui {

class Widgets;
enum class Key;
struct KeyPress;

struct PresentingKey {
    Key key{};
    session::PresentStep step{};
    bool ctrl = false;
    bool shift = false;  ///< must be held; without, it does not matter: "+" and "?" are typed with it
};

std::span<const PresentingKey> presenting_keys();
/// What a press asks for; nothing where it means nothing, and while a key is held that turns pages.
std::optional<session::PresentStep> step_of(const KeyPress& press);
/// The digit of a key, also of the keypad's.
std::optional<int> digit_of(const KeyPress& press);

struct StepWords {
    session::PresentStep step{};
    const char* words = "";                             ///< English id
    std::optional<session::PresentStep> and_step = {};  ///< that the same row explains
};
/// In the order in which the keys are shown.
std::span<const StepWords> presenting_words();
/// "→  ↓  PgDn" in the words of the language.
std::string keys_of(session::PresentStep step, const Widgets& widgets);

}  // namespace ui
