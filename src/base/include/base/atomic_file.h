// Replaces a file by new content in one step: readers see the old file or the whole new one, never a part.
// Any thread; two writers of one file do not disturb each other, the last rename wins.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "base/result.h"

namespace base {

/// Writes to a new file in the same folder, syncs, renames, syncs the folder. On failure nothing is left behind; what
/// a writer that was killed left in that folder goes.
Result<void> write_file_atomically(const std::filesystem::path& file, std::span<const std::byte> content);

/// Takes the next bytes of a file.
using Append = std::function<Result<void>(std::span<const std::byte>)>;
/// The same of a file that is larger than the memory it is worth: `write` hands it over piece by piece. Where that
/// fails, its error is given.
Result<void> write_file_atomically(const std::filesystem::path& file,
                                   const std::function<Result<void>(const Append&)>& write);

struct FileContent {
    std::filesystem::path file;
    std::vector<std::byte> content;
};

/// All of one folder, or none: they are written whole before the first of them takes its place.
Result<void> write_files_atomically(const std::filesystem::path& folder, std::span<const FileContent> files);

}  // namespace base
