// The sources of the program as text, for tests that judge them: which file, which module, which includes, and the
// text without comments and literals. Reads the working tree, changes nothing.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace arch {

struct Include {
    std::string name;  ///< what stands between the quotes or brackets
    bool in_quotes = false;
    std::size_t line = 0;  ///< from 1
};

struct SourceFile {
    std::filesystem::path path;  ///< from the root of the tree
    std::string module;          ///< the folder below src
    bool is_header = false;
    bool is_public = false;  ///< in the module's include root
    std::vector<Include> includes;
    std::string code;  ///< comments, texts and preprocessor lines blanked out, lines kept
};

std::filesystem::path root();
std::string read_text(const std::filesystem::path& file);
std::vector<std::string> lines_of(std::string_view text);
std::string trimmed(std::string_view text);

/// Everything below src, sorted by path.
std::vector<SourceFile> source_files();

/// `text` with comments and literals blanked out; line breaks stay.
std::string without_comments_and_texts(std::string_view text);

}  // namespace arch
