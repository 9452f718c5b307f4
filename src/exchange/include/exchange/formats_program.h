// Where langtu-formats is, the program that reads foreign files, and how long it may take. Any thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace exchange {

struct FormatsProgram {
    std::filesystem::path path;
    std::chrono::milliseconds time_limit{25'000};  ///< wall clock; then it is killed
};

/// LANGTU_FORMATS where it is set, else beside the running program, else in ../libexec/langtu of its folder.
base::Result<FormatsProgram> find_formats_program();

/// "GDAL 3.6.2, released …", as the program says.
base::Result<std::string> formats_version();

}  // namespace exchange
