// A table of a workbook or a text file as rows of what the eye sees. Blocking, up to the time limit.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/formats_program.h"

namespace exchange {

struct SheetRequest {
    std::filesystem::path file;  ///< a workbook or a table of text
    std::string sheet;           ///< name, or number from 1; empty: the first visible one that holds something
    std::string encoding;        ///< of a text file; empty: recognised
};

/// A table as it stands in the file, every cell the text that it shows. No header and no type is guessed.
struct Sheet {
    std::vector<std::string> sheet_names;
    std::string name;
    std::string encoding;  ///< of a text file; empty for a workbook
    std::vector<std::vector<std::string>> rows;
};

base::Result<Sheet> read_sheet(const FormatsProgram& program, const SheetRequest& request);

}  // namespace exchange
