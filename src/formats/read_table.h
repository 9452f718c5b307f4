// A table of a spreadsheet or a text file to wire frames, cell by cell as text: no header and no type is guessed. Two
// layers leave: the names of all sheets (the layer's name is the encoding of a text file), then the rows of one sheet.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "read_layer.h"

namespace formats {

struct TableRequest {
    std::filesystem::path file;
    std::string sheet;     ///< name, or number from 1; empty: the first one
    std::string encoding;  ///< of a text file; empty: recognised
};

base::Result<void> read_table(const TableRequest& request, const Sink& sink);

}  // namespace formats
