// A number as a spreadsheet program keeps and shows it where no format says otherwise. Pure; any thread.
#pragma once

#include <string>

namespace wire {

/// To 15 digits and without an exponent: 2.1000000000000001 is 2.1, and 1E-2 is 0.01.
std::string plain_number(double number);

}  // namespace wire
