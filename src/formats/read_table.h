// A table of a workbook or a text file to wire frames: cells as they are, no header and no type guessed.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "read_layer.h"

namespace formats {

struct TableRequest {
    std::filesystem::path file;
    std::string sheet;     ///< name, or number from 1; empty: the only visible one that holds cells
    std::string encoding;  ///< of a text file; empty: recognised
    bool survey = false;   ///< the first rows of every visible sheet
};

base::Result<void> read_table(const TableRequest& request, const Sink& sink);

}  // namespace formats
