// A sentence of ours with arguments, in both languages at once. Private to plan; pure, any thread.
#pragma once

#include <fmt/format.h>

#include "base/translate.h"
#include "plan/plan.h"

namespace plan {

/// `english` is the id in the catalogue. Both languages choose from the same arguments by {0}, {1} …
template <class... Args>
Name say(const char* english, const Args&... args) {
    const char* chinese = base::translate(base::Language::zh, english);
    return {fmt::format(fmt::runtime(chinese), args...), fmt::format(fmt::runtime(english), args...)};
}

/// The same where the Chinese words differ by context.
template <class... Args>
Name say_in(const char* context, const char* english, const Args&... args) {
    const char* chinese = base::translate_in(base::Language::zh, context, english);
    return {fmt::format(fmt::runtime(chinese), args...), fmt::format(fmt::runtime(english), args...)};
}

/// The English name, or the Chinese one where there is none.
inline const std::string& in_english(const Name& name) { return name.en.empty() ? name.zh : name.en; }

}  // namespace plan
