#include "open_file.h"

#include <utility>

#include "base/typed_time.h"
#include "checked_opening.h"
#include "keep_image.h"
#include "project_image.h"
#include "safe_file.h"
#include "schema.h"
#include "write_ahead_log.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr int k_long_log = 1000;  // pages

}  // namespace

std::string system_utc_now() { return base::utc_text(base::system_clock_now()); }

OpenFile::OpenFile(std::filesystem::path path, EditOptions options)
    : path_(std::move(path)), subject_(path_.string()), options_(std::move(options)) {}

base::Result<void> OpenFile::open() {
    // What is no project gets its own message, and no lock file beside it.
    const auto file = probe(path_);
    if (!file) return base::pass(file.error());
    if (!lock_) {
        const std::string now = options_.utc_now ? options_.utc_now() : system_utc_now();
        auto lock =
            ProjectLock::take(file->path, this_process(options_.author, now), options_.patience, options_.state_folder);
        if (!lock) return base::pass(lock.error());
        lock_.emplace(std::move(*lock));
    }
    return connect();
}

base::Result<void> OpenFile::come_back() {
    const auto bytes = place_->is_named() ? read_whole(resolved_, SQLITE_OPEN_MAIN_DB) : std::nullopt;
    if (!bytes || !place_->left(sum_of(*bytes))) return base::pass(*away_);
    return open();
}

base::Result<void> OpenFile::set_foreign_log_aside(const std::string& resolved) {
    const auto aside = store::set_foreign_log_aside(resolved);
    if (!aside) return base::pass(aside.error());
    notices_.push_back(base::make_error(ErrorKind::damaged, subject_,
                                        mark("the log beside it belongs to another file and was set aside as {}; look "
                                             "for the changes of that file there, or remove it"),
                                        {*aside}));
    return {};
}

base::Result<void> OpenFile::connect() {
    const auto file = probe(path_);
    if (!file) return base::pass(file.error());
    auto considered = consider_journal(*file, subject_);
    if (!considered) return base::pass(considered.error());
    notices_ = std::move(*considered);
    if (file->has_foreign_wal)
        if (auto aside = set_foreign_log_aside(file->path); !aside) return aside;
    auto place = ProjectPlace::hold(std::filesystem::absolute(path_).string(), file->path);
    if (!place) return base::pass(place.error());
    if (!place->is_named() || place->has_second_name())
        return base::fail(ErrorKind::io, subject_,
                          mark("the file has a second name (a hard link); copy it to edit it"));
    const bool alone = is_on_network(file->path);
    if (alone)
        notices_.push_back({ErrorKind::refused, "",
                            mark("The project is on a network share: while it is edited here nobody else can "
                                 "open it, not even to look.")});
    auto opened = GuardedConnection::open_for_writing(*file, subject_, alone);
    if (!opened) return base::pass(opened.error());
    auto pages = take_image(opened->get(), subject_);
    if (!pages) return base::pass(pages.error());
    (void)opened->fence().log_watch().take();
    place_.emplace(std::move(*place));
    place_->note(opened->file());
    opened->fence().guard_writes([this](sqlite3_file* main) { return place_->may_write(main); });
    connection_.emplace(std::move(*opened));
    resolved_ = file->path;
    image_ = std::make_shared<std::string>(std::move(*pages));
    image_is_behind_ = image_is_shared_ = image_is_exact_ = tied_ = has_pages_in_log_ = false;
    has_pages_in_log_ = has_log();
    edited_ = edited_ || has_pages_in_log_;
    away_.reset();
    return {};
}

bool OpenFile::has_log() const {
    if (has_pages_in_log_) return true;
    const auto log = connection_->fence().own_log();
    const auto state = log ? state_of(*log) : std::nullopt;
    return state && state->size > 0;
}

/// Whether the log, too, knows this generation: then another program has brought it into the file.
bool OpenFile::is_tied_to_log(std::uint32_t generation) const {
    const auto path = connection_->fence().own_log();
    const auto bytes = path ? read_whole(*path, SQLITE_OPEN_WAL) : std::nullopt;
    if (!bytes) return false;
    const ReadLog log = read_log({reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()});
    for (const LoggedPage& page : log.pages)
        if (page.number == 1 && generation_of(page.content) == generation) return true;
    return false;
}

Found OpenFile::look() {
    if (away_) return Found::as_left;
    if (!place_->is_named()) return Found::somebody_elses;
    if (!place_->is_as_left(connection_->file())) {
        const auto generation = generation_of(connection_->file());
        const bool known = generation && (*generation == place_->generation() || is_tied_to_log(*generation));
        return known && !(edited_ && is_counted_generation(*generation)) ? Found::brought_in : Found::somebody_elses;
    }
    return place_->has_second_name() ? Found::second_name : Found::as_left;
}

base::Result<void> OpenFile::in_transaction(const std::function<base::Result<void>()>& write) {
    if (auto begun = execute(db(), "BEGIN IMMEDIATE", subject_); !begun) return begun;
    auto done = write();
    if (done) done = execute(db(), "COMMIT", subject_);
    has_pages_in_log_ = has_pages_in_log_ || done;
    if (!done) sqlite3_exec(db(), "ROLLBACK", nullptr, nullptr, nullptr);
    return done;
}

base::Result<void> OpenFile::migrate(int version) {
    const std::string now = options_.utc_now ? options_.utc_now() : system_utc_now();
    const auto kept = keep_image(*image_, resolved_, {place_->has_its_folder(), options_.state_folder, now});
    if (!kept)
        return base::fail(
            ErrorKind::io, subject_,
            mark("was made by an earlier Langtu and is brought up to date only once a copy of it is kept, "
                 "which failed ({}); free some space or check the permissions of its folder"),
            {kept.error().subject + ": " + kept.error().message});
    if (auto prepared = prepare(); !prepared) return prepared;
    const auto change = [&]() -> base::Result<void> {
        if (auto changed = connection_->change_schema(migration_from(version), subject_); !changed) return changed;
        return connection_->write_generation(place_->generation(), subject_);  // as tie()
    };
    if (auto done = in_transaction(change); !done) return done;
    tied_ = true;
    if (auto taken = take_whole_image(); !taken) return taken;
    image_is_exact_ = false;
    (void)checkpoint(SQLITE_CHECKPOINT_TRUNCATE);  // the header, too, says the version then
    notices_.push_back(base::make_error(
        ErrorKind::refused, subject_,
        mark("was made by an earlier Langtu and has been brought up to date; as it was it is kept in {}"),
        {kept->string()}));
    return {};
}

base::Result<void> OpenFile::tie() {
    if (tied_) return {};
    return connection_->write_generation(place_->generation(), subject_);
}

/// The file as it will be gets a generation that no copy of it has. The log knows both, for a checkpoint can be cut off
/// anywhere.
base::Result<void> OpenFile::draw_generation() {
    if (!tied_)
        if (auto tied = in_transaction([&] { return tie(); }); !tied) return tied;
    tied_ = true;
    const auto drawn = [&] { return connection_->write_generation(new_generation(), subject_); };
    if (auto done = in_transaction(drawn); !done) return done;
    if (auto taken = take_whole_image(); !taken) return taken;
    image_is_exact_ = true;
    return {};
}

/// True when everything is in the file.
bool OpenFile::checkpoint(int mode) {
    if (!has_log()) return true;
    if (auto drawn = draw_generation(); !drawn) image_is_exact_ = false;
    place_->begin_writing();
    int pages = 0, brought_in = 0;
    const int code = sqlite3_wal_checkpoint_v2(db(), nullptr, mode, &pages, &brought_in);
    const bool refused = place_->was_refused();
    place_->end_writing();
    if (refused) return false;  // the next look finds it
    const bool whole = (code == SQLITE_OK || code == SQLITE_BUSY) && pages >= 0 && pages == brought_in;
    // What the file must hold now is known; it is read only where that is not so.
    place_->note(connection_->file(), whole && image_is_exact_ ? std::optional(sum_of(*image_)) : std::nullopt);
    tied_ = false;
    has_pages_in_log_ = !(whole && code == SQLITE_OK && mode == SQLITE_CHECKPOINT_TRUNCATE);
    return whole;
}

base::Result<void> OpenFile::prepare() {
    // A project of an earlier Langtu shares its number with others: it gets its own before the first change.
    if (!is_counted_generation(place_->generation())) return {};
    if (auto drawn = draw_generation(); !drawn) return drawn;
    checkpoint(SQLITE_CHECKPOINT_PASSIVE);
    return {};
}

base::Result<void> OpenFile::take_whole_image() {
    auto pages = take_image(db(), subject_);
    if (!pages) return base::pass(pages.error());
    (void)connection_->fence().log_watch().take();  // it is in the image
    image_ = std::make_shared<std::string>(std::move(*pages));
    image_is_behind_ = image_is_shared_ = false;
    return {};
}

void OpenFile::keep() {
    tied_ = edited_ = has_pages_in_log_ = true;
    image_is_exact_ = false;
    auto changed = connection_->fence().log_watch().take();
    if (!changed || image_is_behind_) {
        image_is_behind_ = !take_whole_image();  // then whoever needs it next tries again
        return;
    }
    if (std::exchange(image_is_shared_, false)) image_ = std::make_shared<std::string>(*image_);
    apply_changes(*image_, std::move(*changed));
}

void OpenFile::checkpoint_if_long() {
    if (connection_->log_pages() >= k_long_log && look() == Found::as_left) (void)checkpoint(SQLITE_CHECKPOINT_PASSIVE);
}

/// Everything that was saved as a file among the backups; the error says where, or why not.
base::Error OpenFile::rescue(std::string& saved_in) {
    const std::string now = options_.utc_now ? options_.utc_now() : system_utc_now();
    const auto current = image_is_behind_ ? take_whole_image() : base::Result<void>();
    const auto kept = current ? keep_image(*image_, resolved_, {place_->has_its_folder(), options_.state_folder, now})
                              : base::Result<std::filesystem::path>(base::pass(current.error()));
    if (!kept)
        return base::make_error(
            ErrorKind::io, subject_,
            mark("was deleted, replaced or overwritten while it was open, and no copy of what was saved could be made "
                 "({}); save a copy before closing"),
            {kept.error().subject + ": " + kept.error().message});
    saved_in = kept->string();
    return base::make_error(ErrorKind::io, subject_,
                            mark("was deleted, replaced or overwritten while it was open; everything that was saved "
                                 "is in {}: open that, or save a copy"),
                            {saved_in});
}

base::Error OpenFile::leave() {
    const std::string where = place_->where();
    const bool ours = place_->is_as_left(connection_->file());
    const bool inside = ours && !where.empty() && checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    std::string saved_in = inside ? where : std::string();
    base::Error error = base::make_error(
        ErrorKind::io, subject_,
        mark("was moved to {} while it was open; everything that was saved is in it: open it there"), {where});
    if (!inside && edited_) error = rescue(saved_in);
    if (!inside && !edited_)
        error = {ErrorKind::io, subject_,
                 mark("was deleted, replaced or overwritten while it was open; nothing was written to what is there "
                      "now: save a copy to keep what is shown")};
    const auto fence = connection_->abandon();
    connection_.reset();
    // Without a copy the log is all that there is of the latest changes: it only loses its name.
    if (saved_in.empty() && edited_ && fence->own_log()) (void)store::set_foreign_log_aside(resolved_);
    fence->remove_own_files(where);
    lock_.reset();
    go_on_in_memory(error);
    return error;
}

void OpenFile::go_on_in_memory(base::Error why) {
    away_ = std::move(why);
    connection_.reset();
    auto opened = GuardedConnection::open_image(*image_, subject_);
    if (opened) connection_.emplace(std::move(*opened));
}

base::Result<void> OpenFile::reopen() {
    if (!place_->is_named()) return base::pass(leave());
    connection_.reset();
    auto opened = open();
    if (!opened) go_on_in_memory(opened.error());
    return opened;
}

base::Result<void> OpenFile::close() {
    if (away_ || !connection_) return {};
    const bool whole = checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    if (whole && !place_->is_as_left(connection_->file())) return base::pass(leave());
    connection_.reset();
    lock_.reset();
    return {};
}

}  // namespace store
