// What a window holds, as text that a person can review and a test compares exactly: its ImGui windows in the order of
// painting, each with its widgets (key, box, whether they are on) and with the texts that can be seen in it. The texts
// are read off what ImGui drew, so one that is covered by its clip or never drawn is not there. Main thread, after a
// frame.
#pragma once

#include <string>
#include <vector>

#include "scene/scene.h"
#include "ui/kit/probe.h"

namespace stories {

/// A top-level window of ImGui that is shown: a panel, an overlay, a popup.
struct ShownWindow {
    std::string name;  ///< without "###"; "popup" for popups and drop-downs, which ImGui names by their order
    scene::Rect box;   ///< device px
};

/// Those that are shown, in the order of painting.
std::vector<ShownWindow> shown_windows();

/// The facts of the windows of that name, boxes relative to the window; of all where it is empty.
std::string window_facts(const ui::Probe& probe, const std::string& name);

}  // namespace stories
