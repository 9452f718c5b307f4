#include "base/result.h"

namespace base {

std::string to_line(const Error& error) {
    return error.subject.empty() ? error.message : error.subject + ": " + error.message;
}

}  // namespace base
