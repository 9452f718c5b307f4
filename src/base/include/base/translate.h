// The words of the program in the user's language: gettext catalogues (assets/po), compiled into the program. The
// English text in the code is the message's id, so English is always complete; tests hold Chinese against it.
// Pure: the language is an argument, for a map in one language may be drawn beside a window in another (ADR 0005).
// Any thread.
#pragma once

#include <string_view>

namespace base {

enum class Language { zh, en };

/// The message in the language: `english` itself for English and for an id that the catalogue lacks. The result lives
/// as long as the program (Chinese) or as `english`.
const char* translate(Language language, const char* english);

/// The same where one English word stands for several Chinese ones; `context` says which (msgctxt).
const char* translate_in(Language language, const char* context, const char* english);

/// The form for a count: `one` for 1 and `many` for other numbers in English; Chinese has one form.
const char* translate_count(Language language, long count, const char* one, const char* many);

/// Marks a text for the catalogue where it stands in a table; translate() it when it is shown.
constexpr const char* mark(const char* english) { return english; }

}  // namespace base
