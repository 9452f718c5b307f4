#include "exchange/package.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <future>
#include <utility>

#include "csv_check.h"
#include "geojson_check.h"
#include "manifest.h"
#include "package_layers.h"
#include "schema.h"
#include "table.h"

namespace exchange {
namespace {

using AddLayer = base::Result<void> (*)(const Table&, plan::Plan&);

// In the order of package_schemas().
constexpr std::array<AddLayer, 12> k_add_layer{add_segments, add_units,      add_parks,   add_areas,
                                               add_rail,     add_stations,   add_water,   add_neighbours,
                                               add_carriers, add_indicators, add_targets, add_figures};

struct CheckedFile {
    Schema schema;
    std::filesystem::path file;
    std::vector<std::size_t> lines;  ///< of its rows
};

base::Result<std::vector<CheckedFile>> check_files(const Manifest& manifest, const std::vector<Schema>& schemas) {
    std::vector<CheckedFile> out;
    for (const Schema& schema : schemas) {
        const auto named = std::find_if(manifest.files.begin(), manifest.files.end(),
                                        [&](const LayerFile& f) { return f.layer == schema.layer; });
        auto lines = schema.is_csv() ? check_csv(named->file, schema) : check_geojson(named->file, schema);
        if (!lines) return base::pass(lines.error());
        out.push_back({schema, named->file, std::move(*lines)});
    }
    return out;
}

/// Through langtu-formats; believed only when it has all the columns and as many rows as we counted.
base::Result<Table> read_table(const FormatsProgram& program, const CheckedFile& checked) {
    auto layer = read_layer(program, {checked.file, checked.schema.is_csv() ? "CSV" : "GeoJSON", {}, {}});
    if (!layer) return base::pass(layer.error());
    std::vector<std::string> names;
    for (const wire::Field& field : layer->fields) names.push_back(field.name);
    if (const Column* missing = checked.schema.first_missing(names))
        return base::fail(base::ErrorKind::refused, checked.file.string(),
                          fmt::format("column “{}” was lost in reading; check the file", missing->name));
    if (layer->features.size() != checked.lines.size())
        return base::fail(base::ErrorKind::refused, checked.file.string(),
                          fmt::format("has {} rows of which {} were read; check the file", checked.lines.size(),
                                      layer->features.size()));
    return Table(checked.file, checked.lines, std::move(*layer));
}

}  // namespace

base::Result<plan::Plan> read_package(const std::filesystem::path& dir) {
    const auto program = find_formats_program();
    if (!program) return base::pass(program.error());
    return read_package(dir, *program);
}

base::Result<plan::Plan> read_package(const std::filesystem::path& dir, const FormatsProgram& program) {
    const std::vector<Schema> schemas = package_schemas();
    std::vector<std::string> layers;
    for (const Schema& schema : schemas) layers.emplace_back(schema.layer);
    auto manifest = read_manifest(dir, layers);
    if (!manifest) return base::pass(manifest.error());
    const auto files = check_files(*manifest, schemas);
    if (!files) return base::pass(files.error());
    // Most of the time is langtu-formats starting, so all of them start at once.
    std::vector<std::future<base::Result<Table>>> tables;
    for (const CheckedFile& file : *files)
        tables.push_back(std::async(std::launch::async, [&] { return read_table(program, file); }));
    plan::Plan plan = std::move(manifest->plan);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto table = tables[i].get();
        if (!table) return base::pass(table.error());
        if (auto added = k_add_layer.at(i)(*table, plan); !added) return base::pass(added.error());
    }
    return plan;
}

}  // namespace exchange
