// A copy of the Haining package in a folder of its own, to make mistakes in; removed at the end; and whether the
// Chinese line of an error is Chinese throughout. For tests only.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <stdlib.h>
#include <string>
#include <vector>

#include "exchange/formats_client.h"

inline std::filesystem::path haining_dir() { return std::filesystem::path(LANGTU_SOURCE_DIR) / "geodata" / "haining"; }

inline exchange::FormatsProgram built_formats() {
    return {std::filesystem::path(LANGTU_BINARY_DIR) / "bin" / "langtu-formats", std::chrono::seconds(25)};
}

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "langtu-test-XXXXXX").string();
        if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code code;
        if (!path_.empty()) std::filesystem::remove_all(path_, code);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

inline std::string read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// `text` without what stands between `open` and `close`.
inline std::string without_quoted(std::string text, const std::string& open, const std::string& close) {
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const std::size_t end = text.find(close, at + open.size());
        text.erase(at, end == std::string::npos ? end : end + close.size() - at);
    }
    return text;
}

/// Names of columns and members, values of the file and keys stay as they are; two English words in a row are a
/// sentence that nobody marked for the catalogue.
inline void expect_chinese(base::Error error) {
    error.subject.clear();
    const std::string line = base::to_line(error, base::Language::zh);
    EXPECT_NE(line.find("；"), std::string::npos) << "does not say in Chinese what to do: " << line;
    const std::string words = without_quoted(without_quoted(line, "“", "”"), "\"", "\"");
    EXPECT_FALSE(std::regex_search(words, std::regex("[A-Za-z]+ [A-Za-z]+"))) << line;
}

class PackageCopy {
public:
    PackageCopy() { std::filesystem::copy(haining_dir(), folder_.path()); }
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

    /// Lines without their ends, from 0.
    [[nodiscard]] std::vector<std::string> lines(const std::string& file) const {
        std::ifstream in(folder_.path() / file, std::ios::binary);
        std::vector<std::string> out;
        for (std::string line; std::getline(in, line);) out.push_back(line);
        return out;
    }
    /// As of a version that counted no rows.
    void forget_counts() const {
        std::string manifest = read_whole(folder_.path() / "manifest.json");
        write("manifest.json", std::regex_replace(manifest, std::regex("      \"rows\": [0-9]+,\n"), ""));
    }
    void write_lines(const std::string& file, const std::vector<std::string>& lines) const {
        std::string text;
        for (const std::string& line : lines) text += line + "\n";
        write(file, text);
    }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(folder_.path() / file, std::ios::binary | std::ios::trunc) << text;
    }

private:
    TemporaryFolder folder_;
};
