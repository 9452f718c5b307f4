// A workbook or a table of text, read by langtu-formats: typed cells, what they show, what is hidden and merged.
// Blocking, up to the time limit: never in the drawing thread. What the cells mean is no business of it.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "exchange/formats_program.h"
#include "wire/grid.h"

namespace exchange {

struct WorkbookRequest {
    std::filesystem::path file;  ///< what it is, its content says
    std::string sheet;           ///< name, or number from 1; empty: see `survey`
    std::string encoding;        ///< of a text file; empty: recognised
    bool survey = false;         ///< the first 200 rows of every visible sheet, in place of one whole sheet
};

/// With a `sheet`, that sheet whole, hidden or not. Without one and without a survey: the only visible sheet that holds
/// cells; refused where there are several or none, with their names.
base::Result<wire::Workbook> read_workbook(const FormatsProgram& program, const WorkbookRequest& request);

}  // namespace exchange
