// Running the helper on files, whatever comes back. Private to module exchange.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/formats_program.h"

namespace exchange {

struct FormatsCommand {
    std::string name;
    std::vector<std::filesystem::path> files;
    std::vector<std::string> options;
};

/// Hands what the helper writes to `feed`, piece by piece. An error is about the file that `file_at` gives then.
base::Result<void> run_formats(const FormatsProgram& program, const FormatsCommand& command,
                               const std::function<base::Result<void>(std::string_view)>& feed,
                               const std::function<std::size_t()>& file_at);

/// The failure of a stream that has no end.
tl::unexpected<base::Error> half_way(const std::string& file);

}  // namespace exchange
