// Which formats we read: only these drivers exist in this process, so nothing inside GDAL can reach another one.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace formats {

void register_drivers();

/// The one driver that may open `file`: `wanted` where it is one of ours, else by the file's extension.
base::Result<std::string> choose_driver(const std::filesystem::path& file, const std::string& wanted);

}  // namespace formats
