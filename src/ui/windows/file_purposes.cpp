#include "ui/file_purposes.h"

#include <algorithm>
#include <array>

#include "base/translate.h"
#include "ui/file_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

namespace fs = std::filesystem;
using base::mark;

/// For requests that say no more than the file.
template <class Asked>
Request ask_for(const FileChoice&, const fs::path& chosen) {
    return Asked{chosen};
}

constexpr const char* k_project = ".langtu";
constexpr const char* k_changes = ".changes.json";
constexpr const char* k_table = ".xlsx";
constexpr bool k_reads = true, k_writes = false;

constexpr std::array k_rows{
    FilePurposeRow{FilePurpose::open, "open", mark("Open a project"), mark("Open"), k_reads, k_project, "",
                   ask_for<OpenProject>},
    FilePurposeRow{FilePurpose::create, "create", mark("New project from the built-in data"), mark("Create"), k_writes,
                   k_project, mark("haining"), ask_for<CreateProject>},
    FilePurposeRow{FilePurpose::save_copy, "save_copy", mark("Save a copy"), mark("Save"), k_writes, k_project,
                   mark("{0} copy"),
                   [](const FileChoice& choice, const fs::path& chosen) -> Request {
                       return SaveCopy{chosen, choice.then_leave};
                   }},
    FilePurposeRow{FilePurpose::export_changes, "export_changes", mark("Write changes for a colleague"), mark("Save"),
                   k_writes, k_changes, mark("{0} changes"), ask_for<ExportChanges>},
    FilePurposeRow{FilePurpose::read_changes, "read_changes", mark("Merge changes from a file"), mark("Open"), k_reads,
                   k_changes, "", ask_for<ReadChanges>},
    FilePurposeRow{FilePurpose::history_table, "history_table", mark("Save the history as a table"), mark("Save"),
                   k_writes, k_table, mark("{0} history"), ask_for<WriteHistory>},
    FilePurposeRow{FilePurpose::read_values, "read_values", mark("Import values"), mark("Open"), k_reads, k_table, "",
                   [](const FileChoice&, const fs::path& chosen) -> Request {
                       return ReadTable{chosen, "", ""};
                   }},
    FilePurposeRow{FilePurpose::write_values, "write_values", mark("Save the values as a table"), mark("Save"),
                   k_writes, k_table, mark("{0} values"), ask_for<WriteValues>},
    FilePurposeRow{FilePurpose::read_picture, "read_picture", mark("Lay a scanned plan under the map"), mark("Open"),
                   k_reads, ".png", "", ask_for<ReadPicture>},
    // the format that the form has chosen gives the ending
    FilePurposeRow{FilePurpose::export_to, "export_to", mark("Where the export goes"), mark("Take this place"),
                   k_writes, "", mark("{0} map"), ask_for<UseExportFile>}};

}  // namespace

std::span<const FilePurposeRow> file_purposes() { return k_rows; }

const FilePurposeRow& row_of(FilePurpose purpose) {
    return *std::find_if(k_rows.begin(), k_rows.end(),
                         [&](const FilePurposeRow& row) { return row.purpose == purpose; });
}

}  // namespace ui
