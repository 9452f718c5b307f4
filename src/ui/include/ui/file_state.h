// The file window: what it is for, what it lists and what is chosen in it. Values; main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ui {

/// What the file window is for.
enum class FilePurpose {
    open,
    create,
    save_copy,
    export_changes,
    read_changes,
    history_table,
    read_values,
    write_values,
    read_picture,
    export_to
};

/// A folder where people keep files; the names of the first four are the interface's to say.
enum class PlaceKind { desktop, documents, downloads, home, medium };
struct FilePlace {
    PlaceKind kind = PlaceKind::home;
    std::filesystem::path folder;
};

struct FolderEntry {
    std::string name;
    bool folder = false;
    std::uintmax_t bytes = 0;    ///< of a file
    std::int64_t changed_s = 0;  ///< seconds since 1970, UTC
};

enum class FileOrder { name, date, size };

struct FileChoice {
    FilePurpose purpose = FilePurpose::open;
    std::filesystem::path folder;
    std::string name;         ///< as typed or chosen; a path, too
    bool filters = false;     ///< `name` was typed: it filters what can be read
    std::string problem;      ///< why the last try was refused; shown under the name
    bool then_leave = false;  ///< a copy on the way out of a project whose file is gone
    FileOrder order = FileOrder::name;
    bool ascending = true;
    std::map<FilePurpose, std::filesystem::path> last_folders;  ///< where each purpose was served last; remembered
};

}  // namespace ui
