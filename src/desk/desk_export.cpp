// What leaves the house: a form says what and how, a page of it is drawn beside, a job writes it.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <utility>

#include "base/local_time.h"
#include "base/translate.h"
#include "desk_impl.h"
#include "handout/chart_picture.h"
#include "plan/stories.h"
#include "store/project.h"

namespace desk {
namespace {

using session::ExportField;
using session::ExportWhat;
using session::ExportWish;

constexpr int k_copied_px = 2000;  // 150 dpi on a slide
constexpr double k_pause_s = 0.3;  // after the last change, before a page is drawn

const char* word_of(ExportWhat what) {
    switch (what) {
        case ExportWhat::view: return base::mark("map");
        case ExportWhat::story: return base::mark("story");
        case ExportWhat::atlas: return base::mark("atlas");
        case ExportWhat::report: break;
    }
    return base::mark("report");
}

/// What is drawn of a wish: where it is written is not to be seen.
ExportWish without_place(ExportWish wish) {
    wish.folder.clear();
    wish.name.clear();
    wish.replaces = false;
    return wish;
}

/// What belongs to one map goes when something else is exported.
void drop_words(ExportWish& wish) {
    wish.title.clear();
    wish.scale.clear();
    wish.approval.clear();
}

/// What belongs to one sheet and to no other.
void take_words(ExportWish& wish, const ExportWish& from) {
    wish.title = from.title;
    wish.scale = from.scale;
    wish.date = from.date;
    wish.approval = from.approval;
}

/// The one that is asked for, else the usual one; without an id where there is none.
plan::Story story_of(const plan::Plan& plan, std::int64_t story) {
    const plan::Story* found = plan::find_story(plan, story);
    if (found == nullptr) found = plan::usual_story(plan);
    return found == nullptr ? plan::Story{} : *found;
}

handout::ExportSource source_of(const session::MapSession& session, const fs::path& project, std::int64_t story) {
    handout::ExportSource source{session.plan_ptr(), project, session.to_save(), {}, session.options()};
    const plan::Plan& plan = session.plan();
    const plan::SavedView* opened = plan::find_view(plan, session.opened());
    const bool shows_opened = opened != nullptr && !session.opened_view_changed();
    source.view.title = shows_opened ? opened->title : plan::Name{};  // else the map has one of its own
    source.story = story_of(plan, story);
    return source;
}

/// Where there is no form, nothing points at a field of it.
base::Result<std::vector<std::byte>> without_field(handout::ExportResult<std::vector<std::byte>> made) {
    if (!made) return base::pass(made.error().error);
    return *std::move(made);
}

/// Of the sheet where none is typed.
plan::Name usual_title(const session::MapSession& session, const plan::SavedView& view) {
    if (!(view.title == plan::Name{})) return view.title;
    const plan::Indicator* indicator = session.choropleth().indicator;
    const bool shows_areas = session.options().shows(carto::Layer::areas);
    return indicator != nullptr && shows_areas && !view.wall ? indicator->name : session.to_save().title;
}

}  // namespace

/// "haining map.pdf" in the folder, or the first of "haining map (2).pdf" … that neither is there nor about to be.
std::string Desk::Impl::proposed_name(const ExportWish& wish) const {
    const std::string stem = project.stem().string() + " " + base::translate(wish.language, word_of(wish.what));
    const std::string ending(session::ending_of(wish.format()));
    const fs::path place = wish.file().parent_path();
    std::error_code error;
    std::string name = stem + ending;
    for (int n = 2; fs::exists(place / name, error) || work.is_exporting_to(place / name); ++n)
        name = fmt::format("{} ({}){}", stem, n, ending);
    return name;
}

/// The day on which a value was entered last; empty where nobody entered one: the day of an export, or of a note, says
/// nothing of the data.
std::string Desk::Impl::last_day() const {
    std::string latest;
    for (const plan::Observation& value : session->plan().observations) latest = std::max(latest, value.entered);
    return latest;
}

/// Writes down which story is exported: the one with this id, else the usual one.
void Desk::Impl::use_story(ExportWish& wish, std::int64_t story) {
    export_draft->source.story = story_of(session->plan(), story);
    wish.story = export_draft->source.story.id;
}

/// As the last time, but for the words that were meant for another map.
void Desk::Impl::fill_in_export() {
    export_draft.emplace();
    export_draft->source = source_of(*session, project, overlays.story.story);
    ui::ExportState& form = overlays.exporting;
    form = {};
    ExportWish wish;
    wish.language = language();
    const handout::ExportSource& source = export_draft->source;
    const plan::Index& index = session->index();
    wish.maker = settings.author.empty() ? source.story.maker : settings.author;
    if (const auto kept = settings.exports.find(project); kept != settings.exports.end()) wish = kept->second;
    use_story(wish, overlays.story.story != 0 ? overlays.story.story : wish.story);
    if (wish.year > index->target_year || wish.year <= index->baseline_year) wish.year = 0;  // of another plan
    if (last_export && last_export->is_of(source))
        take_words(wish, last_export->wish);
    else
        wish.date = last_day();
    std::error_code error;
    if (!fs::is_directory(wish.folder, error)) wish.folder = project.parent_path().string();
    wish.name = export_draft->proposed = proposed_name(wish);
    form.wish = export_draft->looked_at = wish;
    form.usual_title = usual_title(*session, source.view);
    ExportWish unsaid = wish;
    unsaid.year = 0;
    form.usual_year = handout::judged_year(source, unsaid);
    for (const plan::Story* story : plan::stories_of(session->plan()))
        form.stories.emplace_back(story->id, carto::in(story->name, language()));
}

void Desk::Impl::perform(const ui::BeginExport&) {
    if (!session) return;
    fill_in_export();
    look_at_export();
    overlays.open = ui::Overlay::exporting;
    overlays.just_opened = true;
}

void Desk::Impl::look_at_export() {
    ui::ExportState& form = overlays.exporting;
    ExportWish& wish = form.wish;
    ExportWish& before = export_draft->looked_at;
    if (wish.what != before.what) drop_words(wish);
    if (wish.story != before.story) use_story(wish, wish.story);
    if (wish.name == export_draft->proposed)
        wish.name = export_draft->proposed = proposed_name(wish);
    else if (wish.format() != before.format())
        wish.name = session::name_with_ending(wish.name, wish.format());
    if (wish.name != before.name || wish.folder != before.folder) wish.replaces = false;
    before = wish;
    form.problems.clear();
    const auto add = [&](const std::optional<session::ExportProblem>& problem) {
        if (problem) form.problems.emplace(problem->field, base::to_line(problem->error, language()));
    };
    if (wish.what == ExportWhat::story && export_draft->source.story.id == 0)
        add(session::ExportProblem{
            ExportField::what,
            {base::ErrorKind::refused, "", base::mark("the project has no story yet; save a view with Ctrl+B")}});
    for (const session::ExportProblem& problem : session::text_problems(wish)) add(problem);
    add(session::writing_problem(wish));
    if (work.is_exporting_to(wish.file()))
        add(session::ExportProblem{
            ExportField::name,
            {base::ErrorKind::refused, wish.name, base::mark("is being written just now; choose another name")}});
    if (export_draft->made_for == without_place(wish)) add(export_draft->refused);
}

bool Desk::Impl::can_export() {
    look_at_export();
    return overlays.exporting.problems.empty();
}

void Desk::Impl::perform(const ui::UseExportFile& r) {
    if (!export_draft) return;
    ExportWish& wish = overlays.exporting.wish;
    wish.folder = r.file.parent_path().string();
    wish.name = r.file.filename().string();
    if (!r.file.has_extension()) wish.name += session::ending_of(wish.format());
    overlays.open = ui::Overlay::exporting;
    look_at_export();
}

/// The form goes where nothing is wrong with what it says.
void Desk::Impl::perform(const ui::Export& r) {
    if (!session) return;
    if (r.again && !settings.exports.contains(project)) return perform(ui::BeginExport{});  // nothing to do again
    if (r.again) fill_in_export();
    if (!export_draft) return;
    if (can_export()) return begin_export();
    if (!r.again) return;
    overlays.open = ui::Overlay::exporting;
    overlays.just_opened = true;
}

void Desk::Impl::begin_export() {
    const ExportWish wish = overlays.exporting.wish;
    work.export_file(title_of(base::mark("Writing"), wish.file()), export_draft->source, wish);
    settings.exports[project] = session::remembered(wish);
    last_export = LastExport{export_draft->source, wish};
    export_draft.reset();
    overlays.exporting.preview = {};
    if (overlays.open == ui::Overlay::exporting) overlays.open = ui::Overlay::none;
}

/// The form is open, or the file window that it asked for a place.
bool Desk::Impl::is_exporting() const {
    const bool asks_where = overlays.open == ui::Overlay::file && overlays.file.purpose == ui::FilePurpose::export_to;
    return overlays.open == ui::Overlay::exporting || asks_where;
}

void Desk::Impl::watch_export() {
    if (!export_draft) return;
    ui::ExportState& form = overlays.exporting;
    const bool of_another = !session || project != export_draft->source.project;
    if (is_exporting() && of_another) overlays.open = ui::Overlay::none;
    if (!is_exporting()) {  // closed by whoever drew it, too
        export_draft.reset();
        form.preview = {};
        return;
    }
    ExportDraft& draft = *export_draft;
    if (draft.source.plan != session->plan_ptr()) {  // edited meanwhile
        draft.source = source_of(*session, project, form.wish.story);
        draft.made.reset();
        draft.asked.reset();
    }
    if (!(form.wish == draft.looked_at)) {
        look_at_export();
        draft.changed_s = frame_s;
    }
    ExportDraft::Preview wanted{without_place(form.wish), form.page, form.preview.room_width_px,
                                form.preview.room_height_px};
    if (!session::text_problems(form.wish).empty()) {  // the page before is none of what is typed now
        form.preview.awaited = false;
        form.preview.texture = nullptr;
        draft.asked.reset();
        return;
    }
    form.preview.awaited = draft.asked != wanted || !draft.answered;
    if (wanted.width_px <= 0 || draft.asked == wanted) return;
    settling = std::max(settling, 2);  // frames go on until the pause is over
    if (draft.drawn_once && frame_s - draft.changed_s < k_pause_s) return;
    draft.drawn_once = true;
    const bool known = draft.made != nullptr && draft.made_for == wanted.wish;
    work.draw_export(draft.source,
                     {wanted.wish, wanted.page, wanted.width_px, wanted.height_px, known ? draft.made : nullptr});
    draft.asked = std::move(wanted);
    draft.answered = false;
}

void Desk::Impl::receive(ExportDrawn drawn) {
    if (!export_draft || !export_draft->asked) return;
    const ExportDraft::Preview& asked = *export_draft->asked;
    if (!(asked.wish == drawn.wish) || asked.page != drawn.page) return;  // another one is on its way
    ExportDraft& draft = *export_draft;
    draft.made = std::move(drawn.made);
    draft.made_for = std::move(drawn.wish);
    draft.refused = std::move(drawn.problem);
    draft.answered = true;
    ui::ExportPreview& preview = overlays.exporting.preview;
    preview.awaited = false;
    preview.pages = draft.made ? static_cast<int>(draft.made->pages.size()) : 0;
    preview.sheets = draft.made ? draft.made->sheets : std::vector<std::string>{};
    preview.remarks = draft.made ? draft.made->remarks : std::vector<std::string>{};
    preview.width_px = drawn.picture.width_px;
    preview.height_px = drawn.picture.height_px;
    preview.texture = nullptr;
    if (drawn.picture.width_px > 0) {
        draft.texture = gpu::make_texture(drawn.picture.width_px, drawn.picture.height_px, drawn.picture.rgba);
        preview.texture = reinterpret_cast<void*>(static_cast<std::uintptr_t>(draft.texture.name()));
    }
    look_at_export();
}

void Desk::Impl::receive(const Exported& exported) {
    notices.add_written(fmt::format(fmt::runtime(say("Saved as {0}")), exported.file.string()), say("Open the file"),
                        exported.file);
    say_left_out(exported.left_out);
}

/// As the last export says it, or as nobody has said anything.
ExportWish Desk::Impl::wish_of_picture(ExportWhat what) const {
    ExportWish wish;
    wish.language = language();
    if (const auto kept = settings.exports.find(project); kept != settings.exports.end()) wish = kept->second;
    wish.what = what;
    return wish;
}

/// On the sheet of a slide, with the maker and the stamp of the exports.
void Desk::Impl::perform(const ui::CopyPicture&) {
    if (!session || !setup.copy_picture) return;
    ExportWish wish = wish_of_picture(ExportWhat::view);
    wish.paper = "16:9";
    wish.use_format(session::ExportFormat::png);
    work.make_picture(say(base::mark("Copying the map")), say(base::mark("The map was copied as a picture, {} kB")),
                      [source = source_of(*session, project, overlays.story.story), wish] {
                          return without_field(handout::view_picture(source, wish, k_copied_px));
                      });
}

void Desk::Impl::perform(const ui::CopySlide& r) {
    if (!session || !setup.copy_picture) return;
    ExportWish wish = wish_of_picture(ExportWhat::story);
    wish.use_format(session::ExportFormat::pdf);  // as its pages look, whatever was written last: a deck has no stamp
    wish.date = last_day();
    work.make_picture(say(base::mark("Copying the slide")), say(base::mark("The slide was copied as a picture, {} kB")),
                      [source = source_of(*session, project, r.story), page = r.page, wish] {
                          return without_field(handout::slide_picture(source, page, wish, k_copied_px));
                      });
}

void Desk::Impl::perform(const ui::CopyChart& r) {
    if (!session || !setup.copy_picture) return;
    work.make_picture(
        say(base::mark("Copying the chart")), say(base::mark("The chart was copied as a picture, {} kB")),
        [plan = session->plan_ptr(), shown = session->options(),
         view = carto::AreaChartView{r.chart, r.best_first, {}}] { return handout::chart_picture(plan, shown, view); });
}

void Desk::Impl::receive(PictureMade made) {
    const std::size_t kilobytes = made.png.size() / 1000;
    if (const auto copied = setup.copy_picture(std::move(made.png)); !copied) return fail(copied.error());
    notices.add(ui::Severity::info, fmt::format(fmt::runtime(made.message), kilobytes));
}

void Desk::Impl::perform(const ui::OpenFile& r) {
    if (!setup.open_file) return;
    std::error_code error;
    if (!fs::exists(r.file, error))
        return fail({base::ErrorKind::io, r.file.string(), base::mark("is not there any more")});
    if (!setup.open_file(r.file))
        fail({base::ErrorKind::refused, r.file.string(), base::mark("cannot be opened from here; install xdg-utils")});
}

/// Whoever closes the window while something is written has it first, unless it is asked for twice.
bool Desk::Impl::waits_for_exports(const ui::Request& request) {
    if (!std::holds_alternative<ui::Quit>(request) || !work.is_exporting()) return false;
    if (std::exchange(quits_after_exports, true)) return false;
    notices.add(ui::Severity::warning,
                say("A file is being written; the window closes when that is done. Close it again to write nothing."));
    settling = k_frames_to_settle;
    return true;
}

void Desk::Impl::quit_after_exports() {
    if (!quits_after_exports || work.is_exporting()) return;
    quits_after_exports = false;
    answer(ui::Quit{});
}

}  // namespace desk
