// Takes from this process what a hostile file could use: time, memory, disk, other programs, the network, GDAL's
// doors to other data. Called first thing in main, before any thread exists; nothing gives it back.
#pragma once

namespace formats {

/// Environment, resource limits, no new privileges, no network. What the kernel refuses is left as it is.
void restrict_process();

/// GDAL's options, remote file systems and HTTP. Before any driver is registered.
void restrict_gdal();

}  // namespace formats
