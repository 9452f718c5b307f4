// What the window exports: the view as a sheet, the story as pages or as a deck, an atlas, the report as a workbook, as
// pages or as a deck. A page is one scene, from which preview, PDF, SVG and PNG are painted. One thread for each
// export; the deck of a story needs OpenGL, and only one of those at a time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "carto/options.h"
#include "handout/progress.h"
#include "plan/plan.h"
#include "plan/story.h"
#include "session/export_wish.h"
#include "session/story_page.h"
#include "sheet/sheet.h"

namespace handout {

/// What is exported, as copies: the project may change meanwhile.
struct ExportSource {
    plan::PlanPtr plan;
    std::filesystem::path project;  ///< whose history a report tells
    plan::SavedView view;           ///< what is shown; its title is that of the sheet where the wish has none
    plan::Story story;              ///< id 0: there is none
    carto::MapOptions shown;        ///< year, scenario and review of a report; its language is that of remarks
};

template <class T>
using ExportResult = tl::expected<T, session::ExportProblem>;

/// The year that a report of the wish judges.
int judged_year(const ExportSource& source, const session::ExportWish& wish);

/// What would be written.
struct ExportPages {
    std::vector<sheet::Page> pages;
    std::vector<std::string> sheets;   ///< names of a workbook, which has no pages
    std::vector<std::string> remarks;  ///< what the plan or the fonts do not have, in the language of `shown`
};

/// Of a deck the pages of its story or of its report: they show the same.
ExportResult<ExportPages> export_pages(const ExportSource& source, const session::ExportWish& wish,
                                       const Progress& progress = {});

/// Writes wish.file(), replaced whole, or leaves it as it is. Gives how many characters the file cannot hold.
ExportResult<std::size_t> write_export(const ExportSource& source, const session::ExportWish& wish,
                                       const Progress& progress = {});

/// The view of a wish as a picture: on no paper, at no scale that is stated.
ExportResult<ExportPages> view_pages(const ExportSource& source, const session::ExportWish& wish);
/// The same as a PNG of that width, for the clipboard.
ExportResult<std::vector<std::byte>> view_picture(const ExportSource& source, const session::ExportWish& wish,
                                                  int width_px);
/// A page of the source's story, also of a slide that is hidden, as that story is exported by the wish: a PNG of that
/// width.
ExportResult<std::vector<std::byte>> slide_picture(const ExportSource& source, const session::StoryPage& page,
                                                   const session::ExportWish& wish, int width_px);

}  // namespace handout
