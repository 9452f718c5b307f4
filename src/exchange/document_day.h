// The day that a document says it was made on. Private to exchange; pure.
#pragma once

#include <ctime>
#include <string>

namespace exchange {

/// Midnight UTC of a day that begins with YYYY-MM-DD; 1980-01-01 for another text, the first day that ZIP knows.
std::time_t day_as_time(const std::string& day);

}  // namespace exchange
