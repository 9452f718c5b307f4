// What the form of exports was filled in from, and what was drawn for it. Values but for the texture. Private to desk;
// main thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "gpu/objects.h"
#include "handout/export.h"
#include "session/export_wish.h"

namespace desk {

struct ExportDraft {
    handout::ExportSource source;
    session::ExportWish looked_at;  ///< what the problems are of
    std::string proposed;           ///< name of the file, until somebody types another
    double changed_s = 0;
    bool drawn_once = false;

    /// A page that is drawn, or is being drawn.
    struct Preview {
        session::ExportWish wish;
        int page = 0, width_px = 0, height_px = 0;
        friend bool operator==(const Preview&, const Preview&) = default;
    };
    std::optional<Preview> asked;
    bool answered = false;                             ///< what was asked for is there, or was refused
    std::shared_ptr<const handout::ExportPages> made;  ///< of `made_for`
    session::ExportWish made_for;
    std::optional<session::ExportProblem> refused;  ///< what drawing `made_for` said
    gpu::Texture texture;
};

/// The export before, whose words may be meant again as long as the same is shown.
struct LastExport {
    handout::ExportSource source;
    session::ExportWish wish;

    [[nodiscard]] bool is_of(const handout::ExportSource& other) const {
        return source.project == other.project && source.plan == other.plan && source.view == other.view &&
               source.story.id == other.story.id && source.shown == other.shown;
    }
};

}  // namespace desk
