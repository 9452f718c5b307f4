#include "source_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace arch {
namespace {

namespace fs = std::filesystem;

/// Where the comment or literal that begins at `at` ends; `at` itself where none begins there.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
    const auto after = [&](std::string_view end, std::size_t from) {
        const std::size_t found = text.find(end, from);
        return found == std::string_view::npos ? text.size() : found + end.size();
    };
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
    if (rest.starts_with("/*")) return after("*/", at + 2);
    if (rest.starts_with("R\"")) {
        const std::size_t open = text.find('(', at);
        if (open == std::string_view::npos) return at;
        return after(")" + std::string(text.substr(at + 2, open - at - 2)) + "\"", open);
    }
    const bool digit_separator =
        rest.front() == '\'' && at > 0 && std::isxdigit(static_cast<unsigned char>(text[at - 1]));
    if ((rest.front() != '"' && rest.front() != '\'') || digit_separator) return at;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == rest.front())
            return i + 1;
    }
    return text.size();
}

std::vector<Include> includes_of(std::string_view text) {
    std::vector<Include> found;
    std::size_t number = 0;
    for (const std::string& line : lines_of(text)) {
        ++number;
        if (!line.starts_with("#include ")) continue;
        const std::size_t open = line.find_first_of("<\"");
        const std::size_t close = line.find_first_of(">\"", open + 1);
        if (open == std::string::npos || close == std::string::npos) continue;
        found.push_back({line.substr(open + 1, close - open - 1), line[open] == '"', number});
    }
    return found;
}

std::string without_directives(const std::string& text) {
    std::string out;
    bool continued = false;
    for (const std::string& line : lines_of(text)) {
        const bool directive = continued || trimmed(line).starts_with("#");
        continued = directive && line.ends_with("\\");
        out += directive ? "\n" : line + "\n";
    }
    return out;
}

SourceFile load(const fs::path& path) {
    SourceFile file;
    file.path = fs::relative(path, root());
    auto part = std::next(file.path.begin());
    file.module = part->string();
    file.is_header = path.extension() == ".h";
    file.is_public = (++part)->string() == "include";
    const std::string text = read_text(path);
    file.includes = includes_of(text);
    file.code = without_directives(without_comments_and_texts(text));
    return file;
}

}  // namespace

fs::path root() { return LANGTU_SOURCE_DIR; }

std::string read_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<SourceFile> source_files() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(root() / "src"))
        if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<SourceFile> files;
    for (const auto& path : paths) files.push_back(load(path));
    return files;
}

std::string without_comments_and_texts(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_blank(text, at);
        if (end == at) {
            out += text[at++];
            continue;
        }
        for (; at < end; ++at) out += text[at] == '\n' ? '\n' : ' ';
    }
    return out;
}

}  // namespace arch
