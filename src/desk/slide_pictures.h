// Small pictures of saved views, for the strip of slides and for who presents them: one a frame while nothing else
// moves, again when a view or what it shows has changed. Private to desk; main thread, context current.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "carto/options.h"
#include "gpu/objects.h"
#include "plan/stories.h"
#include "render/renderer.h"
#include "session/map_session.h"

namespace desk {

/// How a picture is drawn: its sides in logical px, and how large lines and symbols are beside those of the map.
struct PictureSize {
    float width = 0, height = 0, detail = 1;
};

class SlidePictures {
public:
    explicit SlidePictures(const PictureSize& size) : size_(size) {}
    /// Draws the first picture that is missing or shows something else by now; false: there is none. A view that cannot
    /// be drawn has no picture. `scale`: device px per logical px.
    bool draw_next(session::MapSession& session, std::span<const plan::Slide> slides, float scale);
    /// What the views show may be another by now.
    void forget() { ++state_of_plan_; }
    /// By view, as ImGui names a texture. The map stays where it is.
    [[nodiscard]] const std::map<std::int64_t, void*>& textures() const { return textures_; }

private:
    /// What a picture was drawn of.
    struct Shown {
        plan::SavedView view;  ///< without words
        carto::ThemeName theme = carto::ThemeName::light;
        carto::Language language = carto::Language::zh;
        std::string line;  ///< that the map measures along
        float scale = 0;
        int state_of_plan = -1;
        friend bool operator==(const Shown&, const Shown&) = default;
    };
    struct Picture {
        std::optional<gpu::Framebuffer> target;
        Shown shown;
    };
    void drop_removed(std::span<const plan::Slide> slides);
    base::Result<gpu::Framebuffer> draw(session::MapSession& session, const Shown& shown);

    PictureSize size_;
    std::unique_ptr<render::Renderer> renderer_;  ///< of its own, so that the map's keeps what it uploaded
    std::map<std::int64_t, Picture> pictures_;
    std::map<std::int64_t, void*> textures_;
    int state_of_plan_ = 0;
};

}  // namespace desk
