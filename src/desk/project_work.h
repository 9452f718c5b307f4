// Work on project files that a frame must not wait for: opening, making, copying, backing up, reading tables; and
// listing folders. Each is a job of its own, so none waits for another unless it must; results are taken at the end of
// a frame. Private to desk; main thread, the work itself on threads of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/jobs.h"
#include "base/result.h"
#include "carto/map_builder.h"
#include "desk/desk.h"
#include "handout/export.h"
#include "session/edit_session.h"
#include "session/export_wish.h"
#include "session/merge_words.h"
#include "session/table_file.h"
#include "session/table_layouts.h"
#include "sheet/sheet.h"
#include "store/changes.h"
#include "tables/import.h"
#include "ui/import_state.h"
#include "ui/requests.h"

namespace desk {

/// A project that is ready to be shown, and edited where it can be.
struct Opened {
    std::filesystem::path file;
    carto::MapBuilder builder;
    session::EditSession edit;
    std::vector<base::Error> notices;
};

struct Copied {
    std::filesystem::path file;
};

struct BackedUp {
    bool worth_saying = true;  ///< false: nobody asked for it
};

/// Which state of a file was read; another program may write it anew.
struct FileStamp {
    std::filesystem::file_time_type written;
    std::uintmax_t bytes = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
/// Nothing while it cannot be looked at.
std::optional<FileStamp> stamp_of(const std::filesystem::path& file);

/// A table, and what taking it in would do to the plan it was read for.
struct TableRead {
    std::filesystem::path file;
    std::optional<FileStamp> stamp;  ///< from before it was read
    session::TableFile table;
    ui::TableOptions asked;  ///< what it was to be read by
    plan::PlanPtr plan;
    /// As one of values, or as a list of carriers.
    std::variant<base::Result<session::TableReading>, base::Result<session::CarrierReading>> reading;
};

/// What a table means by other options than before.
struct TableUnderstood {
    std::shared_ptr<const wire::Workbook> book;  ///< of the sheet that was read
    ui::TableOptions options;
    plan::PlanPtr plan;
    std::variant<base::Result<tables::ImportPreview>, base::Result<tables::CarrierPreview>> preview;
};

/// A colleague's changes, and what taking them in would do to the project that was open when they were asked for.
struct ChangesRead {
    std::filesystem::path file, project;
    std::shared_ptr<const store::ChangesFile> changes;
    store::MergePreview preview;
    std::vector<session::Contribution> people;
    plan::PlanPtr plan;              ///< as it was then
    store::ProjectImage image = {};  ///< of the project; nothing where it is only looked at
};

/// A project that was lent for merging is back, and what came of it.
struct Merged {
    std::unique_ptr<store::Project> project;
    base::Result<store::DoneStep> step;
    bool cancelled = false;  ///< somebody wanted it to end
};

/// A file that was written beside the project.
struct Written {
    std::string message;       ///< says so
    std::size_t left_out = 0;  ///< characters that the file cannot hold
};

/// What an export wrote.
struct Exported {
    std::filesystem::path file;
    std::size_t left_out = 0;  ///< characters that the file cannot hold
};

/// A page of what would be exported.
struct ExportDrawn {
    session::ExportWish wish;
    int page = 0;
    std::shared_ptr<const handout::ExportPages> made;  ///< null: refused
    sheet::Pixels picture;                             ///< of no size where there is none
    std::optional<session::ExportProblem> problem;
};

/// A picture for the clipboard, a PNG.
struct PictureMade {
    std::vector<std::byte> png;
    std::string message;  ///< once it is there; {}: of how many kB
};

/// How a preview is wanted.
struct PreviewWish {
    session::ExportWish wish;
    int page = 0;
    int width_px = 0, height_px = 0;                   ///< it fits in there
    std::shared_ptr<const handout::ExportPages> made;  ///< for this wish, when another page was drawn; null: not yet
};

/// The pixels of a scanned picture.
struct PictureRead {
    std::string file;
    base::Result<scene::PicturePtr> picture;
};

using WorkResult = std::variant<Opened, Copied, BackedUp, TableRead, TableUnderstood, ChangesRead, Merged, Written,
                                Exported, ExportDrawn, PictureMade, PictureRead, base::Error>;

class ProjectWork {
public:
    explicit ProjectWork(const Setup& setup) : setup_(setup) {}

    // `title` is what the window calls the job.

    /// For editing by `author`; to be looked at where somebody else edits it or it cannot be written. Of two openings
    /// the later one is wanted.
    void open(const std::string& title, const std::filesystem::path& file, const std::string& author);
    /// Makes a new project of the built-in data and opens it.
    void create(const std::string& title, const std::filesystem::path& file, const std::string& author);
    /// Puts a backup in the project's place and opens that; the project must not be open. Begins when all that reads
    /// the project has ended.
    void restore(const std::string& title, const std::filesystem::path& backup, const std::filesystem::path& file,
                 const std::string& author);
    /// Makes a backup.
    void back_up(const std::string& title, const std::filesystem::path& file);
    /// Makes one where it is due, unseen.
    void back_up_if_due(const std::filesystem::path& file);
    /// Reads a table and looks what taking it in would do to `plan`.
    void read_table(const std::string& title, const exchange::WorkbookRequest& request, ui::TableKind kind,
                    const ui::TableOptions& options, const plan::PlanPtr& plan);
    /// Looks at a table that was read before by other options, unseen.
    void understand(const session::TableFile& table, ui::TableKind kind, const ui::TableOptions& options,
                    const plan::PlanPtr& plan);
    /// Reads a colleague's changes and looks what taking them in would do to the project, whose plan is `plan` now; by
    /// its image, or from the disk where it is only looked at.
    void read_changes(const std::string& title, const std::filesystem::path& file, const std::filesystem::path& project,
                      const plan::PlanPtr& plan, const store::ProjectImage& image);
    /// Looks at changes that were read before, for another plan; unseen.
    void look_at_changes(ChangesRead read);
    /// Takes changes in and gives the project back; cancelled it is as it was.
    void merge(const std::string& title, std::unique_ptr<store::Project> project,
               const std::shared_ptr<const store::ChangesFile>& changes,
               const std::vector<store::Resolution>& resolutions);
    /// Writes the changes of a part of the history, marked as sent before, for a colleague; by the project's image.
    void send_changes(const std::string& title, const std::filesystem::path& project, const store::ProjectImage& image,
                      const store::StepSpan& span, const std::filesystem::path& file, base::Language language);
    /// Writes a file and gives the characters that it cannot hold; `message` says that it was written.
    void write(const std::string& title, const std::string& message, std::function<base::Result<std::size_t>()> write);
    /// Writes an export; several do not disturb each other, and one that is cancelled writes nothing.
    void export_file(const std::string& title, const handout::ExportSource& source, const session::ExportWish& wish);
    /// Draws a picture, a PNG, for the clipboard; `message` is PictureMade's.
    void make_picture(const std::string& title, const std::string& message,
                      std::function<base::Result<std::vector<std::byte>>()> make);
    [[nodiscard]] bool is_exporting() const { return !exports_under_way().empty(); }
    /// A file that an export is about to write.
    [[nodiscard]] bool is_exporting_to(const std::filesystem::path& file) const;
    /// Draws a page of an export, unseen; in place of the one before, if that is still being drawn.
    void draw_export(const handout::ExportSource& source, const PreviewWish& wish);
    void read_picture(const std::string& title, const std::string& file);
    void copy(const std::string& title, const std::filesystem::path& from, const std::filesystem::path& to);
    /// Of the project that is open, from memory: its file may be gone.
    void copy(const std::string& title, const store::ProjectImage& image, const std::filesystem::path& to);

    [[nodiscard]] bool busy() const { return jobs_.busy(); }
    /// Those that people see.
    [[nodiscard]] std::vector<base::JobStatus> shown() const;
    void cancel(base::JobId job);
    /// The file that is being opened; empty: none is.
    [[nodiscard]] std::filesystem::path opening() const;
    /// Waits at most that long for each job; before the first frame and in tests, never in a frame.
    void await(double seconds) const {
        for (const base::JobId job : jobs_.all()) jobs_.wait(job, seconds);
    }
    /// The results that have come.
    std::vector<WorkResult> take();

private:
    using Jobs = base::Jobs<WorkResult>;

    void start_opening(Jobs::Spec spec, const std::filesystem::path& file, Jobs::Work work);
    void forget_ended_openings();

    struct Export {
        base::JobId job = 0;
        std::filesystem::path file;
        bool needs_opengl = false;
    };
    [[nodiscard]] std::vector<Export> exports_under_way() const;

    const Setup& setup_;
    std::shared_ptr<sheet::Fonts> fonts_ = std::make_shared<sheet::Fonts>();  ///< of previews
    Jobs jobs_;
    std::vector<Export> exports_;
    base::JobId preview_ = 0;
    struct Opening {
        base::JobId job = 0;
        std::filesystem::path file;
        bool restores = false;
    };
    std::vector<Opening> openings_;  ///< in the order of starting; only the last is still wanted
};

/// Whether a file may be a scanned picture, by its name.
bool is_picture_name(const std::filesystem::path& file);
/// Whether a file may be a table of values, by its name.
bool is_table_name(const std::filesystem::path& file);

/// Where people keep files on this machine: the desktop's folders, home, what is plugged in.
std::vector<ui::FilePlace> usual_places();
/// Folders, project files and tables in a folder, folders first; hidden ones are left out.
std::vector<ui::FolderEntry> list_folder(const std::filesystem::path& folder);

}  // namespace desk
