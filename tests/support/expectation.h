// What a test makes, compared with what a person has looked at and committed: texts exactly, pictures as an eye would.
//
// Where they differ, what was made lies in the build folder below expectations/, under the same name, and the test
// fails. With LANGTU_RECORD in the environment what differs is also written in place of what is expected, and the test
// fails all the same: a run that records proves nothing. scripts/record does that and lists what was written.
#pragma once

#include <filesystem>
#include <string>

#include "image.h"

namespace support {

/// `file` lies below the tests' sources.
void expect_text(const std::filesystem::path& file, const std::string& actual);
/// Skips the rest of the test where this machine draws otherwise than the one that recorded: see reference.h.
void expect_picture(const std::filesystem::path& file, const Image& actual);
/// Nothing looks at `file` any more: fails, and removes it where things are recorded.
void expect_removed(const std::filesystem::path& file);

}  // namespace support
