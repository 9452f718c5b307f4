// What the file window can be for, in one table: another kind of file is a row here and a request. The settings name
// folders by its keys. Main thread.
#pragma once

#include <filesystem>
#include <span>

namespace ui {

struct FileChoice;
struct Request;
enum class FilePurpose;

/// A row of the table: everything that is special about one purpose.
struct FilePurposeRow {
    FilePurpose purpose;
    const char* key;  ///< stable, for the settings
    const char* title;
    const char* verb;
    bool reads;              ///< a file that is there; else it writes one that is not
    const char* extension;   ///< added to the name of what is written
    const char* first_name;  ///< of what is written; {0} is the open project's name
    /// What is asked of the owner of the window when a file was chosen.
    Request (*request)(const FileChoice& choice, const std::filesystem::path& chosen);
};

std::span<const FilePurposeRow> file_purposes();
const FilePurposeRow& row_of(FilePurpose purpose);

}  // namespace ui
