// A message with its arguments in a language. Private to session; any thread.
#pragma once

#include <fmt/format.h>
#include <string>

#include "base/translate.h"

namespace session {

template <class... Args>
std::string say(base::Language language, const char* english, const Args&... args) {
    return fmt::format(fmt::runtime(base::translate(language, english)), args...);
}

}  // namespace session
