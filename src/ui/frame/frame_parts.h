// What those draw from who need no open project. Private to ui.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kit/widgets.h"

namespace ui {

class Outbox;
struct FrameInput;
struct Job;
struct KeyPress;
struct OverlayState;
struct Request;
enum class FilePurpose;
enum class Key;
enum class Overlay;

struct FrameParts {
    OverlayState& overlays;
    Widgets& widgets;
    const FrameInput& input;
    Outbox& out;

    [[nodiscard]] const char* say(const char* english) const { return widgets.say(english); }
    void ask(const Request& request);
    /// That went down in this frame, but for those that lead or use the keyboard's focus.
    [[nodiscard]] const std::vector<KeyPress>& keys() const;
    /// Of the window, logical px.
    [[nodiscard]] float width() const;
    /// What is being worked on in the background.
    [[nodiscard]] const std::vector<Job>& jobs() const;
};

/// A window over the map, as one that has just been opened.
void open_window(FrameParts& parts, Overlay window);
/// The same, or closes it where it is open.
void toggle_window(FrameParts& parts, Overlay window);
void toggle_menu(FrameParts& parts);
/// Puts a text on the clipboard and says `what` was done.
void copy_text(FrameParts& parts, const std::string& text, const char* what);
/// The same of rows of cells between tabs.
void copy_table(FrameParts& parts, const std::string& text, const char* what);
/// Ends a job in the background; what it would have given is dropped.
void cancel_job(FrameParts& parts, std::uint64_t job);
/// No window lies over the map, and nobody presents.
[[nodiscard]] bool map_is_free(const OverlayState& overlays);
/// Opens the file window in the folder of the last project, or the home folder.
void open_file_window(FrameParts& parts, FilePurpose purpose);

bool key_pressed(const FrameInput& input, Key key);

}  // namespace ui
