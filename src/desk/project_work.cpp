#include "project_work.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "base/places.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "exchange/picture_file.h"
#include "picture/picture.h"
#include "plan/index.h"
#include "store/backups.h"
#include "store/project_file.h"

namespace desk {
namespace {

namespace fs = std::filesystem;

struct Editable {
    plan::PlanPtr plan;
    session::EditSession edit;
    std::vector<base::Error> notices;
};

base::Result<Editable> open_to_look(const fs::path& file, session::ReadOnly why) {
    auto project = store::open_project(file);
    if (!project) return base::pass(project.error());
    if (auto questions = store::read_questions(file)) why.questions = std::move(*questions);
    return Editable{project->plan, session::EditSession(std::move(why)), std::move(project->notices)};
}

base::Result<Editable> open_to_edit(const fs::path& file, const std::string& author, const Setup& setup) {
    store::EditOptions options;
    options.author = author;
    options.utc_now = setup.utc_now;
    auto project = store::Project::open(file, std::move(options));
    if (!project) {
        const base::Error& why = project.error();
        if (why.kind != base::ErrorKind::locked && why.kind != base::ErrorKind::io) return base::pass(why);
        return open_to_look(file, {store::who_edits(file), why, file});
    }
    plan::PlanPtr plan = (*project)->plan();
    std::vector<base::Error> notices = (*project)->notices();
    return Editable{std::move(plan), session::EditSession(std::move(*project)), std::move(notices)};
}

/// Nothing of it is kept once nobody wants it.
WorkResult open_now(const fs::path& file, const Setup& setup, const std::string& author, base::JobControl& control) {
    constexpr float k_read = 0.5F;
    auto project = open_to_edit(file, author, setup);
    if (!project) return project.error();
    control.report(k_read);
    if (control.cancelled()) return Copied{};
    auto builder = picture::make_map_builder(project->plan, setup.fonts);
    if (!builder) return builder.error();
    return Opened{file, std::move(*builder), std::move(project->edit), std::move(project->notices)};
}

WorkResult create_now(const fs::path& file, const Setup& setup, const std::string& author, base::JobControl& control) {
    const auto plan = setup.read_built_in();
    if (!plan) return plan.error();
    if (control.cancelled()) return Copied{};
    if (auto made = store::create_project(file, *plan, store::Overwrite::no); !made) return made.error();
    return open_now(file, setup, author, control);
}

/// By the options of one kind of table; the other's stay for when it is taken for one of those.
template <class Reading, class Options>
base::Result<TableRead> read_as(const exchange::WorkbookRequest& request, const Options& how,
                                const ui::TableOptions& asked, const plan::PlanPtr& plan, base::JobControl& control) {
    const plan::Index index(*plan);
    const auto stamp = stamp_of(request.file);
    auto table = session::read_table_file(request, index, how, session::LayoutWish{});
    if (!table) return base::pass(table.error());
    TableRead out{request.file, stamp, std::move(*table), asked, plan, base::Result<Reading>()};
    if (!control.cancelled()) out.reading = session::preview_by_layout(out.table, index, how, session::LayoutWish{});
    return out;
}

template <class Reading>
const Reading* understood(const base::Result<TableRead>& read) {
    const auto* reading = read ? std::get_if<base::Result<Reading>>(&read->reading) : nullptr;
    return reading != nullptr && *reading && (*reading)->preview ? &**reading : nullptr;
}

bool remembers_lists(const plan::Plan& plan) {
    return std::any_of(plan.table_layouts.begin(), plan.table_layouts.end(),
                       [](const plan::TableLayout& layout) { return layout.kind == plan::LayoutKind::carriers; });
}

/// What it was said to hold; else a table that is understood as one of values, or as a list of carriers. A layout that
/// fits says what the table is.
base::Result<TableRead> read_either(const exchange::WorkbookRequest& request, ui::TableKind kind,
                                    const ui::TableOptions& options, const plan::PlanPtr& plan,
                                    base::JobControl& control) {
    const auto as_carriers = [&] {
        return read_as<session::CarrierReading>(request, options.carriers, options, plan, control);
    };
    if (kind == ui::TableKind::carriers) return as_carriers();
    auto values = read_as<session::TableReading>(request, options.values, options, plan, control);
    if (!values || kind == ui::TableKind::values || control.cancelled()) return values;
    const auto* as_values = understood<session::TableReading>(values);
    if (as_values != nullptr && (as_values->used || !remembers_lists(*plan))) return values;
    auto carriers = as_carriers();
    const auto* list = understood<session::CarrierReading>(carriers);
    const bool is_list = list != nullptr && (as_values == nullptr || list->used);
    return is_list ? std::move(carriers) : std::move(values);
}

WorkResult read_table_now(const exchange::WorkbookRequest& request, ui::TableKind kind, const ui::TableOptions& options,
                          const plan::PlanPtr& plan, base::JobControl& control) {
    auto read = read_either(request, kind, options, plan, control);
    if (!read) return read.error();
    return *std::move(read);
}

WorkResult understand_now(const session::TableFile& table, ui::TableKind kind, const ui::TableOptions& options,
                          const plan::PlanPtr& plan) {
    const plan::Index index(*plan);
    if (kind == ui::TableKind::carriers)
        return TableUnderstood{table.book, options, plan, session::preview_of(table, index, options.carriers)};
    return TableUnderstood{table.book, options, plan, session::preview_of(table, index, options.values)};
}

store::MergeProgress progress_of(base::JobControl& control) {
    return [&control](float share) {
        control.report(share);
        return !control.cancelled();
    };
}

WorkResult look_at_changes_now(ChangesRead read, base::JobControl& control) {
    auto preview = read.image
                       ? store::preview_merge(read.image, read.project.string(), *read.changes, progress_of(control))
                       : store::preview_merge(read.project, *read.changes, progress_of(control));
    if (!preview) return preview.error();
    read.preview = std::move(*preview);
    read.people = session::contributions(read.preview.incoming);
    return read;
}

/// As large as the room allows.
base::Result<sheet::Pixels> painted(const sheet::Page& page, const PreviewWish& wish, sheet::Fonts& fonts) {
    const double by_height = static_cast<double>(wish.height_px) * page.width_px / page.height_px;
    return sheet::to_pixels(page, std::max(1, std::min(wish.width_px, static_cast<int>(by_height))), fonts);
}

WorkResult draw_export_now(const handout::ExportSource& source, const PreviewWish& wish, sheet::Fonts& fonts,
                           base::JobControl& control) {
    ExportDrawn out{wish.wish, wish.page, wish.made, {}, std::nullopt};
    if (!out.made) {
        auto made = handout::export_pages(source, wish.wish, progress_of(control));
        if (made)
            out.made = std::make_shared<const handout::ExportPages>(*std::move(made));
        else
            out.problem = made.error();
    }
    if (!out.made || out.made->pages.empty() || control.cancelled()) return out;
    const auto last = static_cast<int>(out.made->pages.size()) - 1;
    auto picture = painted(out.made->pages[static_cast<std::size_t>(std::clamp(wish.page, 0, last))], wish, fonts);
    if (picture)
        out.picture = *std::move(picture);
    else
        out.problem = session::ExportProblem{session::ExportField::what, picture.error()};
    return out;
}

bool can_be_read(const fs::path& file) {
    return file.extension() == ".langtu" || file.extension() == ".sqlite" || file.string().ends_with(".changes.json") ||
           is_table_name(file);
}

std::int64_t changed_s(const fs::path& file) {
    std::error_code error;
    const fs::file_time_type at = fs::last_write_time(file, error);
    if (error) return 0;
    return std::chrono::duration_cast<std::chrono::seconds>(fs::file_time_type::clock::to_sys(at).time_since_epoch())
        .count();
}

}  // namespace

std::optional<FileStamp> stamp_of(const fs::path& file) {
    std::error_code no_time, no_size;
    const FileStamp stamp{fs::last_write_time(file, no_time), fs::file_size(file, no_size)};
    return no_time || no_size ? std::nullopt : std::optional(stamp);
}

void ProjectWork::forget_ended_openings() {
    const std::vector<base::JobId> all = jobs_.all();
    std::erase_if(openings_, [&](const Opening& o) { return std::find(all.begin(), all.end(), o.job) == all.end(); });
}

/// An opening of a file that is still being opened would find it locked by this very program. What a restoring has to
/// say is heard first.
void ProjectWork::start_opening(Jobs::Spec spec, const fs::path& file, Jobs::Work work) {
    forget_ended_openings();
    for (const Opening& earlier : openings_) {
        if (earlier.file == file || earlier.restores) spec.after.push_back(earlier.job);
        if (!earlier.restores) jobs_.cancel(earlier.job);
    }
    const bool restores = !spec.can_cancel;
    openings_.push_back({jobs_.start(std::move(spec), std::move(work)), file, restores});
}

void ProjectWork::open(const std::string& title, const fs::path& file, const std::string& author) {
    if (file == opening()) return;
    start_opening({title, true, {}}, file,
                  [=, &setup = setup_](base::JobControl& control) { return open_now(file, setup, author, control); });
}

void ProjectWork::create(const std::string& title, const fs::path& file, const std::string& author) {
    start_opening({title, true, {}}, file,
                  [=, &setup = setup_](base::JobControl& control) { return create_now(file, setup, author, control); });
}

void ProjectWork::restore(const std::string& title, const fs::path& backup, const fs::path& file,
                          const std::string& author) {
    start_opening({title, false, jobs_.all()}, file, [=, &setup = setup_](base::JobControl& control) {
        const auto restored = store::restore_backup(backup, file);
        WorkResult out = open_now(file, setup, author, control);
        auto* opened = std::get_if<Opened>(&out);
        if (!restored && opened != nullptr) opened->notices.push_back(restored.error());  // still as it was
        return out;
    });
}

void ProjectWork::copy(const std::string& title, const fs::path& from, const fs::path& to) {
    (void)jobs_.start({title, false, {}}, [from, to](base::JobControl&) -> WorkResult {
        if (auto copied = store::copy_project(from, to); !copied) return copied.error();
        return Copied{to};
    });
}

void ProjectWork::copy(const std::string& title, const store::ProjectImage& image, const fs::path& to) {
    (void)jobs_.start({title, false, {}}, [image, to](base::JobControl&) -> WorkResult {
        if (auto saved = store::save_image(image, to); !saved) return saved.error();
        return Copied{to};
    });
}

void ProjectWork::back_up(const std::string& title, const fs::path& file) {
    (void)jobs_.start({title, false, {}}, [file](base::JobControl&) -> WorkResult {
        if (const auto made = store::back_up(file); !made) return made.error();
        return BackedUp{true};
    });
}

void ProjectWork::back_up_if_due(const fs::path& file) {
    (void)jobs_.start({"", false, {}}, [file](base::JobControl&) -> WorkResult {
        if (const auto made = store::back_up_if_due(file); !made) return made.error();
        return BackedUp{false};
    });
}

void ProjectWork::read_table(const std::string& title, const exchange::WorkbookRequest& request, ui::TableKind kind,
                             const ui::TableOptions& options, const plan::PlanPtr& plan) {
    (void)jobs_.start({title, true, {}},
                      [=](base::JobControl& control) { return read_table_now(request, kind, options, plan, control); });
}

void ProjectWork::understand(const session::TableFile& table, ui::TableKind kind, const ui::TableOptions& options,
                             const plan::PlanPtr& plan) {
    (void)jobs_.start({{}, false, {}},
                      [=](base::JobControl&) -> WorkResult { return understand_now(table, kind, options, plan); });
}

void ProjectWork::read_changes(const std::string& title, const fs::path& file, const fs::path& project,
                               const plan::PlanPtr& plan, const store::ProjectImage& image) {
    (void)jobs_.start({title, true, {}}, [=](base::JobControl& control) -> WorkResult {
        auto changes = store::read_changes_file(file);
        if (!changes) return changes.error();
        auto shared = std::make_shared<const store::ChangesFile>(std::move(*changes));
        return look_at_changes_now({file, project, std::move(shared), {}, {}, plan, image}, control);
    });
}

void ProjectWork::look_at_changes(ChangesRead read) {
    (void)jobs_.start({{}, false, {}}, [read = std::move(read)](base::JobControl& control) {
        return look_at_changes_now(read, control);
    });
}

/// A job can be copied, a project cannot.
void ProjectWork::merge(const std::string& title, std::unique_ptr<store::Project> project,
                        const std::shared_ptr<const store::ChangesFile>& changes,
                        const std::vector<store::Resolution>& resolutions) {
    auto lent = std::make_shared<std::unique_ptr<store::Project>>(std::move(project));
    Jobs::Spec spec{title, true, {}, true};
    (void)jobs_.start(std::move(spec), [=](base::JobControl& control) -> WorkResult {
        auto step = (*lent)->merge(*changes, resolutions, "", progress_of(control));
        return Merged{std::move(*lent), std::move(step), control.cancelled()};
    });
}

void ProjectWork::send_changes(const std::string& title, const fs::path& project, const store::ProjectImage& image,
                               const store::StepSpan& span, const fs::path& file, base::Language language) {
    (void)jobs_.start({title, false, {}}, [=](base::JobControl&) -> WorkResult {
        const auto changes = store::read_changes(image, project.string(), span);
        if (!changes) return changes.error();
        if (auto written = store::write_changes(file, *changes); !written) return written.error();
        const auto count = std::ssize(changes->steps);
        const char* text =
            base::translate_count(language, count, "{0} change was written to {1}", "{0} changes were written to {1}");
        return Written{fmt::format(fmt::runtime(text), count, file.string()), 0};  // it holds what the project holds
    });
}

void ProjectWork::write(const std::string& title, const std::string& message,
                        std::function<base::Result<std::size_t>()> write) {
    (void)jobs_.start({title, false, {}}, [message, write = std::move(write)](base::JobControl&) -> WorkResult {
        const auto written = write();
        if (!written) return written.error();
        return Written{message, *written};
    });
}

std::vector<ProjectWork::Export> ProjectWork::exports_under_way() const {
    std::vector<Export> out;
    for (const base::JobStatus& running : jobs_.running())
        for (const Export& each : exports_)
            if (each.job == running.id) out.push_back(each);
    return out;
}

bool ProjectWork::is_exporting_to(const fs::path& file) const {
    const std::vector<Export> all = exports_under_way();
    return std::any_of(all.begin(), all.end(), [&](const Export& each) { return each.file == file; });
}

/// Of those that draw with OpenGL one waits for the other: the driver's display is one for the whole program.
void ProjectWork::export_file(const std::string& title, const handout::ExportSource& source,
                              const session::ExportWish& wish) {
    const std::vector<base::JobId> all = jobs_.all();
    std::erase_if(exports_, [&](const Export& e) { return std::find(all.begin(), all.end(), e.job) == all.end(); });
    const bool needs_opengl = wish.format() == session::ExportFormat::pptx;
    Jobs::Spec spec{title, true, {}};
    for (const Export& earlier : exports_)
        if (needs_opengl && earlier.needs_opengl) spec.after.push_back(earlier.job);
    const base::JobId job = jobs_.start(std::move(spec), [source, wish](base::JobControl& control) -> WorkResult {
        const auto written = handout::write_export(source, wish, progress_of(control));
        if (!written) return written.error().error;
        return Exported{wish.file(), *written};
    });
    exports_.push_back({job, wish.file(), needs_opengl});
}

void ProjectWork::make_picture(const std::string& title, const std::string& message,
                               std::function<base::Result<std::vector<std::byte>>()> make) {
    jobs_.start({title, true, {}}, [message, make = std::move(make)](base::JobControl&) -> WorkResult {
        auto made = make();
        if (!made) return made.error();
        return PictureMade{*std::move(made), message};
    });
}

void ProjectWork::draw_export(const handout::ExportSource& source, const PreviewWish& wish) {
    jobs_.cancel(preview_);
    preview_ = jobs_.start({{}, false, {}}, [source, wish, fonts = fonts_](base::JobControl& control) -> WorkResult {
        return draw_export_now(source, wish, *fonts, control);
    });
}

void ProjectWork::read_picture(const std::string& title, const std::string& file) {
    (void)jobs_.start({title, false, {}}, [file](base::JobControl&) -> WorkResult {
        const auto program = exchange::find_formats_program();
        if (!program) return PictureRead{file, base::pass(program.error())};
        auto read = exchange::read_picture(*program, file);
        if (!read) return PictureRead{file, base::pass(read.error())};
        auto picture = std::make_shared<scene::Picture>();
        picture->width = static_cast<int>(read->width);
        picture->height = static_cast<int>(read->height);
        picture->rgba = std::move(read->rgba);
        return PictureRead{file, std::move(picture)};
    });
}

std::vector<base::JobStatus> ProjectWork::shown() const {
    std::vector<base::JobStatus> jobs = jobs_.running();
    std::erase_if(jobs, [](const base::JobStatus& job) { return job.name.empty(); });
    return jobs;
}

void ProjectWork::cancel(base::JobId job) {
    for (const base::JobStatus& running : jobs_.running())
        if (running.id == job && running.can_cancel) jobs_.cancel(job);
}

fs::path ProjectWork::opening() const {
    for (const base::JobStatus& job : jobs_.running())
        if (!openings_.empty() && job.id == openings_.back().job) return openings_.back().file;
    return {};
}

std::vector<WorkResult> ProjectWork::take() {
    std::vector<WorkResult> results;
    for (Jobs::Finished& finished : jobs_.take()) results.push_back(std::move(finished.result));
    return results;
}

bool is_picture_name(const fs::path& file) {
    const std::string extension = base::fold(file.extension().string());
    constexpr std::array<std::string_view, 4> k_known{".png", ".jpg", ".jpeg", ".pdf"};
    return std::find(k_known.begin(), k_known.end(), extension) != k_known.end();
}

bool is_table_name(const fs::path& file) {
    const std::string extension = base::fold(file.extension().string());
    constexpr std::array<std::string_view, 10> k_known{".xlsx", ".xlsm", ".xls", ".et",   ".ods",
                                                       ".csv",  ".tsv",  ".txt", ".html", ".htm"};
    return std::find(k_known.begin(), k_known.end(), extension) != k_known.end();
}

std::vector<ui::FilePlace> usual_places() {
    std::vector<ui::FilePlace> out;
    const auto add = [&](ui::PlaceKind kind, const fs::path& folder) {
        if (!folder.empty()) out.push_back({kind, folder});
    };
    add(ui::PlaceKind::desktop, base::desktop_folder("DESKTOP"));
    add(ui::PlaceKind::documents, base::desktop_folder("DOCUMENTS"));
    add(ui::PlaceKind::downloads, base::desktop_folder("DOWNLOAD"));
    add(ui::PlaceKind::home, base::home_folder());
    for (const fs::path& medium : base::mounted_media()) add(ui::PlaceKind::medium, medium);
    return out;
}

std::vector<ui::FolderEntry> list_folder(const fs::path& folder) {
    std::vector<ui::FolderEntry> out;
    std::error_code error;
    for (fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
         !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::error_code unknown;  // a link to nowhere hides nothing but itself
        const bool is_folder = at->is_directory(unknown);
        if (name.starts_with('.') || (!is_folder && !can_be_read(at->path()))) continue;
        const std::uintmax_t bytes = is_folder ? 0 : at->file_size(unknown);
        out.push_back({name, is_folder, unknown ? 0 : bytes, changed_s(at->path())});
    }
    std::sort(out.begin(), out.end(), [](const ui::FolderEntry& a, const ui::FolderEntry& b) {
        return std::pair(!a.folder, a.name) < std::pair(!b.folder, b.name);
    });
    return out;
}

}  // namespace desk
