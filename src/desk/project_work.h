// Work on project files that a frame must not wait for: opening, making, copying; and listing folders. Each result is
// taken at the end of a frame. Private to desk; main thread, the work itself on threads of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <string>

#include "base/result.h"
#include "carto/map_builder.h"
#include "desk/desk.h"
#include "exchange/sheet.h"
#include "session/edit_session.h"

namespace desk {

/// A project that is ready to be shown, and edited where it can be.
struct Opened {
    std::filesystem::path file;
    carto::MapBuilder builder;
    session::EditSession edit;
    std::vector<base::Error> notices;
};

/// What came of a job.
struct Finished {
    enum class Kind { opened, copied, backed_up, table_read } kind = Kind::opened;
    std::filesystem::path file = {};
    std::optional<Opened> opened = {};
    std::optional<base::Error> error = {};
    std::optional<exchange::Sheet> sheet = {};
    bool worth_saying = true;  ///< false: nobody asked for it
};

class ProjectWork {
public:
    explicit ProjectWork(const Setup& setup) : setup_(setup) {}

    /// For editing by `author`; to be looked at where somebody else edits it or it cannot be written.
    void open(const std::filesystem::path& file, const std::string& author);
    /// Makes a new project of the built-in data and opens it.
    void create(const std::filesystem::path& file, const std::string& author);
    /// Puts a backup in the project's place and opens that; the project must not be open.
    void restore(const std::filesystem::path& backup, const std::filesystem::path& file, const std::string& author);
    /// Makes a backup: where one is due, or in any case.
    void back_up(const std::filesystem::path& file, bool if_due);
    /// Reads a table of values.
    void read_table(const exchange::SheetRequest& request);
    void copy(const std::filesystem::path& from, const std::filesystem::path& to);
    /// Of the project that is open, from memory: its file may be gone.
    void copy(const store::ProjectImage& image, const std::filesystem::path& to);

    /// The job under way, empty: none.
    [[nodiscard]] bool busy() const { return running_.valid(); }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] Finished::Kind kind() const { return kind_; }
    void wait(double seconds) const;
    /// The result, once it is there.
    std::optional<Finished> take();

private:
    void run(Finished::Kind kind, const std::filesystem::path& file, std::function<Finished()> work);

    const Setup& setup_;
    std::filesystem::path file_;
    Finished::Kind kind_ = Finished::Kind::opened;
    std::future<Finished> running_;
};

/// Whether a file may be a table of values, by its name.
bool is_table_name(const std::filesystem::path& file);

/// Where people keep files on this machine: the desktop's folders, home, what is plugged in.
std::vector<ui::FilePlace> usual_places();
/// Folders, project files and tables in a folder, folders first; hidden ones are left out.
std::vector<ui::FolderEntry> list_folder(const std::filesystem::path& folder);

}  // namespace desk
