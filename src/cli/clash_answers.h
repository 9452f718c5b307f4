// Answers to clashes as people write them: in the file that --on-conflict ask-file makes, and on the command line.
// Private to cli. One thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/context.h"
#include "editing.h"
#include "store/changes.h"

namespace cli {

/// The file of questions beside a file of changes.
std::filesystem::path answers_path(const std::string& changes_file);
/// The clashes with a member "choose" each, for a person to fill in.
base::Result<void> write_clashes(const std::string& changes_file, const store::MergePreview& preview);
/// The answers in that file, if it answers each of these clashes.
std::optional<std::vector<store::Resolution>> read_answers(const std::string& changes_file,
                                                           const store::MergePreview& preview);

/// A third value, as the column of the clash takes it; a position is read as --to of carrier move is.
base::Result<store::Resolution> typed_answer(const Context& context, const plan::Plan& plan, const store::Clash& clash,
                                             const PositionWords& words);

}  // namespace cli
