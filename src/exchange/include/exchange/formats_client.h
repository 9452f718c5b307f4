// Reads a foreign file by asking langtu-formats, a process of its own: whatever the file does to that process (crash,
// hang, too much memory) comes back as one Error that names the file. Blocking, up to the time limit: never call it in
// the drawing thread. It knows no GDAL and nothing of what the features mean.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/formats_program.h"
#include "wire/layer.h"

namespace exchange {

struct ReadRequest {
    std::filesystem::path file;
    std::string driver;    ///< GDAL's name, e.g. GeoJSON; empty: by the file's extension
    std::string layer;     ///< empty: the only one
    std::string encoding;  ///< of a Shapefile's texts; empty: as the file says
};

base::Result<wire::Layer> read_layer(const FormatsProgram& program, const ReadRequest& request);

/// The only layer of each of `files`, all read by one process: it starts slowly, and files of one package share a fate.
base::Result<std::vector<wire::Layer>> read_layers(const FormatsProgram& program,
                                                   const std::vector<std::filesystem::path>& files);

}  // namespace exchange
