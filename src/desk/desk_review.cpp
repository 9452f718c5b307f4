// What a review found is written beside the project: tables, the map, the line unrolled.
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <string>

#include "desk_impl.h"
#include "exchange/table_file.h"
#include "free_name.h"
#include "picture/picture.h"
#include "plan/index.h"
#include "plan/review_index.h"
#include "plan/scenario.h"
#include "render/png.h"
#include "session/review_tables.h"
#include "store/scenario_file.h"

namespace desk {
namespace {

namespace fs = std::filesystem;
using ui::ReviewFile;

constexpr int k_width_px = 1920, k_height_px = 1080;

const char* words_of(ReviewFile what) {
    switch (what) {
        case ReviewFile::carriers: return base::mark("carriers");
        case ReviewFile::segments: return base::mark("segments");
        case ReviewFile::stations: return base::mark("stations");
        case ReviewFile::gaps: return base::mark("gaps");
        case ReviewFile::notes: return base::mark("notes");
        case ReviewFile::map: return base::mark("map");
        case ReviewFile::strip: return base::mark("corridor");
        case ReviewFile::scenario: return base::mark("scenario");
    }
    return "";
}

bool is_picture(ReviewFile what) { return what == ReviewFile::map || what == ReviewFile::strip; }

const char* extension_of(ReviewFile what) {
    return is_picture(what) ? ".png" : what == ReviewFile::scenario ? ".json" : ".xlsx";
}

exchange::TableFile table_of(ReviewFile what, const plan::Plan& plan, const carto::MapOptions& shown) {
    const plan::Index index(plan);
    const plan::ReviewIndex review(index, plan::find_line(plan, shown.line));
    switch (what) {
        case ReviewFile::stations: return session::stations_table(review, shown, shown.language);
        case ReviewFile::gaps: return session::gaps_table(review, shown.language);
        case ReviewFile::notes: return session::notes_table(plan, shown.language);
        case ReviewFile::segments:
            return session::segments_table(review, shown.year == 0 ? plan.baseline_year : shown.year, shown.language);
        default: return session::carriers_table(review, shown, shown.language);
    }
}

base::Result<std::size_t> write_picture(const fs::path& file, const picture::Request& request) {
    const auto picture = picture::draw_once([&]() -> base::Result<picture::Request> { return request; });
    if (!picture) return base::pass(picture.error());
    constexpr int k_dpi = 96;
    const auto written =
        render::write_png(file, picture->width_px, picture->height_px, picture->rgba, k_dpi, {{"Software", "Langtu"}});
    if (!written) return base::pass(written.error());
    return std::size_t{0};
}

}  // namespace

void Desk::Impl::write_scenario(const std::string& title, const std::string& message, const fs::path& file) {
    if (!session->trying()) return;
    const plan::Scenario* scenario = plan::find_scenario(*session->trying()->base, session->trying()->scenario);
    if (scenario == nullptr) return;
    work.write(title, message, [file, scenario = *scenario]() -> base::Result<std::size_t> {
        if (auto written = store::write_scenario(file, scenario); !written) return base::pass(written.error());
        return std::size_t{0};
    });
}

void Desk::Impl::perform(const ui::WriteReview& r) {
    if (!session) return;
    const std::string stem = project.stem().string() + " " + say(words_of(r.what));
    const fs::path file = free_name(project.parent_path(), stem, extension_of(r.what));
    const std::string title = title_of(base::mark("Writing"), file);
    const std::string message = fmt::format(fmt::runtime(say("Saved as {0}")), file.string());
    carto::MapOptions shown = session->options();
    const plan::PlanPtr plan = session->plan_ptr();
    if (r.what == ReviewFile::scenario) return write_scenario(title, message, file);
    if (!is_picture(r.what))
        return work.write(title, message, [file, what = r.what, plan, shown] {
            exchange::TableFile table = table_of(what, *plan, shown);
            session::name_scenario(table, shown.scenario, shown.language);
            return exchange::write_table(file, table);
        });
    shown.furniture = carto::Furniture::page;
    shown.pixel_ratio = 1;
    picture::View view{k_width_px, k_height_px, {}, std::nullopt};
    view.corridor = r.what == ReviewFile::strip;
    work.write(title, message,
               [file, request = picture::Request{plan, shown, view}] { return write_picture(file, request); });
}

}  // namespace desk
