// How an error of langtu-formats comes to Langtu: one line of its standard error. The English sentence stands first,
// for who runs the program by hand; behind it the pattern and the arguments, so that Langtu can say it in the language
// of its user. What comes in is not trusted. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace wire {

std::string error_line(const base::Error& error);

/// The error of a line, about `subject`. A line without a pattern, or with one that does not fit its arguments, is its
/// sentence alone.
base::Error read_error_line(std::string_view line, base::ErrorKind kind, const std::string& subject);

}  // namespace wire
