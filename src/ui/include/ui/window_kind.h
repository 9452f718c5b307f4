// What can lie over the map. Values.
#pragma once

namespace ui {

/// What lies over the map and takes the keys; one at a time.
enum class Overlay {
    none,
    search,
    commands,
    help,
    go_to,
    scale,
    log,
    file,
    menu,
    author,
    merge,
    backups,
    import,
    thresholds,
    targets,
    names,
    note,
    file_gone,
    exporting,
    questions,
    ruler
};

}  // namespace ui
