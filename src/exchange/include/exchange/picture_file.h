// Reads a scanned picture (PNG, JPEG, the first page of a PDF) by asking langtu-formats, a process of its own; a PDF is
// drawn by poppler's pdftoppm first, where that is installed. Blocking: never call it in the drawing thread.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "exchange/formats_program.h"
#include "wire/picture.h"

namespace exchange {

/// Each failure is one sentence that names the file.
base::Result<wire::Picture> read_picture(const FormatsProgram& program, const std::filesystem::path& file);

}  // namespace exchange
