#include "project_work.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

#include "base/places.h"
#include "picture/picture.h"
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

Finished open_now(const fs::path& file, const Setup& setup, const std::string& author) {
    Finished out{Finished::Kind::opened, file};
    auto project = open_to_edit(file, author, setup);
    if (!project) {
        out.error = project.error();
        return out;
    }
    auto builder = picture::make_map_builder(project->plan, setup.fonts);
    if (!builder) {
        out.error = builder.error();
        return out;
    }
    out.opened.emplace(Opened{file, std::move(*builder), std::move(project->edit), std::move(project->notices)});
    return out;
}

Finished create_now(const fs::path& file, const Setup& setup, const std::string& author) {
    Finished out{Finished::Kind::opened, file};
    const auto plan = setup.read_built_in();
    if (!plan) {
        out.error = plan.error();
        return out;
    }
    if (auto made = store::create_project(file, *plan, store::Overwrite::no); !made) {
        out.error = made.error();
        return out;
    }
    return open_now(file, setup, author);
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

void ProjectWork::run(Finished::Kind kind, const fs::path& file, std::function<Finished()> work) {
    if (busy()) running_.wait();
    kind_ = kind;
    file_ = file;
    running_ = std::async(std::launch::async, std::move(work));
}

void ProjectWork::wait(double seconds) const {
    if (busy()) running_.wait_for(std::chrono::duration<double>(seconds));
}

void ProjectWork::open(const fs::path& file, const std::string& author) {
    run(Finished::Kind::opened, file, [=, &setup = setup_] { return open_now(file, setup, author); });
}

void ProjectWork::create(const fs::path& file, const std::string& author) {
    run(Finished::Kind::opened, file, [=, &setup = setup_] { return create_now(file, setup, author); });
}

void ProjectWork::copy(const fs::path& from, const fs::path& to) {
    run(Finished::Kind::copied, to, [from, to] {
        Finished out{Finished::Kind::copied, to};
        if (auto copied = store::copy_project(from, to); !copied) out.error = copied.error();
        return out;
    });
}

void ProjectWork::copy(const store::ProjectImage& image, const fs::path& to) {
    run(Finished::Kind::copied, to, [image, to] {
        Finished out{Finished::Kind::copied, to};
        if (auto saved = store::save_image(image, to); !saved) out.error = saved.error();
        return out;
    });
}

void ProjectWork::restore(const fs::path& backup, const fs::path& file, const std::string& author) {
    run(Finished::Kind::opened, file, [=, &setup = setup_] {
        const auto restored = store::restore_backup(backup, file);
        Finished out = open_now(file, setup, author);
        if (!restored && out.opened)  // still as it was
            out.opened->notices.push_back(restored.error());
        return out;
    });
}

void ProjectWork::back_up(const fs::path& file, bool if_due) {
    run(Finished::Kind::backed_up, file, [=] {
        Finished out{Finished::Kind::backed_up, file};
        if (if_due) {
            const auto made = store::back_up_if_due(file);
            if (!made) out.error = made.error();
            out.worth_saying = false;
        } else if (const auto made = store::back_up(file); !made) {
            out.error = made.error();
        }
        return out;
    });
}

void ProjectWork::read_table(const exchange::SheetRequest& request) {
    run(Finished::Kind::table_read, request.file, [request] {
        Finished out{Finished::Kind::table_read, request.file};
        const auto program = exchange::find_formats_program();
        auto sheet = program ? exchange::read_sheet(*program, request) : base::pass(program.error());
        if (sheet)
            out.sheet = std::move(*sheet);
        else
            out.error = sheet.error();
        return out;
    });
}

std::optional<Finished> ProjectWork::take() {
    using namespace std::chrono_literals;
    if (!busy() || running_.wait_for(0s) != std::future_status::ready) return std::nullopt;
    return running_.get();
}

bool is_table_name(const fs::path& file) {
    const std::string extension = file.extension().string();
    constexpr std::array<std::string_view, 5> k_known{".xlsx", ".xlsm", ".csv", ".tsv", ".txt"};
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
