// A geodata package (geodata/README.md) to a Plan. Everything is checked before anything is returned: the form of each
// line, keys, references, the coverage of the units, the sums of the targets. The first mistake is the error; its
// subject is "path/file:line". Starts langtu-formats once; blocking. It writes nothing.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "exchange/formats_client.h"
#include "plan/plan.h"

namespace exchange {

/// The file of a package that adds words of titles of tables; a package may have none.
inline constexpr const char* k_own_words = "head_words.json";

base::Result<plan::Plan> read_package(const std::filesystem::path& dir);
base::Result<plan::Plan> read_package(const std::filesystem::path& dir, const FormatsProgram& program);

}  // namespace exchange
