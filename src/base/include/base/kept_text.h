// What a text of a project may hold: one rule for fields, commands, streams of edits, merges and imports. A text that
// breaks it makes files that other programs refuse, or reads other than it is. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

enum class TextForm {
    line,   ///< of one line
    lines,  ///< of several, with tabs
};

/// What is wrong with a text.
struct TextFault {
    const char* pattern;    ///< a message of the catalogue: what is wrong; what to do
    std::string character;  ///< its argument: U+FFFF
};

/// The first fault: a control or non-character, a byte that is no UTF-8, a line end in a line, a mark of direction that
/// is in no pair or a pair that is not closed, or nothing that can be seen. An empty text has none.
std::optional<TextFault> text_fault(std::string_view utf8, TextForm form);
/// The fault as an argument of another message.
std::string fault_words(const TextFault& fault);
/// Refused with the fault as its message.
Result<void> check_text(ErrorKind kind, std::string subject, std::string_view utf8, TextForm form);

/// Without what cannot be kept, so that any program can read it; `left_out` grows by the characters that went.
std::string cleaned_text(std::string_view utf8, TextForm form, std::size_t& left_out);

/// Without blanks at both ends: white space of any kind, marks of no width and of direction.
std::string trimmed(std::string_view utf8);
bool is_blank(char32_t character);
/// White space, or a character that leaves no mark on the page.
bool is_invisible(char32_t character);
/// U+FFFF
std::string code_point_text(char32_t character);
/// U+4E00, U+4E01; of many the first few.
std::string code_points_text(std::u32string_view characters);

}  // namespace base
