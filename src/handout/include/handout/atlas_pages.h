// A map in parts: an index that shows where each page lies, then a page for each area, station or saved view, on the
// same paper, with the same classes and the same legend. No OpenGL. One thread.
//
// Each page has the largest round scale at which its area fits and nothing lies over it: in one scale for all a small
// park would be a spot on the page of the largest town. Stations, around which the same ground is shown, share one. Who
// wants one for all types it; views keep the ground that each was saved with.
#pragma once

#include <string>
#include <vector>

#include "geo/geometry.h"
#include "handout/export.h"
#include "handout/progress.h"

namespace handout {

struct AtlasPage {
    sheet::Page page;                  ///< with the title of the outline; its registration has corners in EPSG:4490
    std::string name;                  ///< what it shows
    double scale = 0;                  ///< denominator; 0: small maps of all indicators have none
    geo::ProjectedExtent ground;       ///< of the whole page, in the plan's display CRS; empty where it has no scale
    std::vector<std::string> missing;  ///< what the view speaks of and the plan does not have
};

struct Atlas {
    std::vector<AtlasPage> pages;  ///< the index first; the number of a page is its place, from 1
    sheet::Document document;
    std::vector<std::string> remarks;  ///< what has no page and why, what is missing; in the language of `shown`
};

/// Of `source.view` by wish.by; views are those of `source.story`, or all of the plan where it has no id. Refused where
/// there is nothing to show, where a page leaves no room for its map, or where a typed scale does not hold every
/// page. Progress is asked before each page.
ExportResult<Atlas> atlas_pages(const ExportSource& source, const session::ExportWish& wish,
                                const Progress& progress = {});

/// "03-长安镇.pdf": its number and name as the name of a file that every system takes.
std::string page_file_name(const Atlas& atlas, std::size_t page, session::ExportFormat format);

}  // namespace handout
