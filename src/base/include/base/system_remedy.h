// What a user can do about a reason that the system gives for not writing a file. Any thread.
#pragma once

#include <string>

namespace base {

/// By the errno, as an argument of a message: it goes on after "…; ".
std::string system_remedy(int number);

}  // namespace base
