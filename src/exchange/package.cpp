#include "exchange/package.h"

#include <algorithm>
#include <array>
#include <utility>

#include "csv_check.h"
#include "geojson_check.h"
#include "manifest.h"
#include "own_words.h"
#include "package_layers.h"
#include "plan/display_crs.h"
#include "schema.h"
#include "table.h"
#include "text_file.h"

namespace exchange {
namespace {

using base::mark;

using AddLayer = base::Result<void> (*)(const Table&, plan::Plan&);

// In the order of package_schemas().
constexpr std::array<AddLayer, 17> k_add_layer{
    add_segments,   add_units,     add_parks,      add_areas,   add_rail,    add_stations,      add_water,
    add_neighbours, add_carriers,  add_indicators, add_targets, add_figures, add_planned_lines, add_planned_stations,
    add_cores,      add_gap_rules, add_slides};

struct CheckedFile {
    Schema schema;
    AddLayer add;
    std::filesystem::path file;
    std::vector<std::size_t> lines;  ///< of its rows
};

/// A copy that broke off is whole lines as often as not: only a count tells. A count and no checksum, so that who edits
/// figures by hand has a number to change only when rows come or go.
base::Result<void> check_count(const LayerFile& named, std::size_t rows) {
    if (!named.rows || *named.rows == rows) return {};
    return fail_at(
        named.file.string(),
        refusal(mark("has {} rows where {} counts {}; get the file anew, or, if rows were added or removed on "
                     "purpose, write {} there"),
                rows, named.rows_at, *named.rows, rows));
}

/// The rows of a CSV file. One whose rows are counted must end its last line: a number may have lost its last digits.
base::Result<std::vector<std::size_t>> check_csv_file(const LayerFile& named, const Schema& schema) {
    auto records = check_csv(named.file, schema);
    if (!records) return base::pass(records.error());
    if (named.rows && !records->ended)
        return fail_at(place(named.file, records->lines.back()),
                       refusal(mark("has no line break at its end and may be cut off; get the file anew, or end the "
                                    "line if it is whole")));
    return std::move(records->lines);
}

base::Result<std::vector<CheckedFile>> check_files(const Manifest& manifest, const std::vector<Schema>& schemas) {
    std::vector<CheckedFile> out;
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        const Schema& schema = schemas[i];
        const auto named = std::find_if(manifest.files.begin(), manifest.files.end(),
                                        [&](const LayerFile& f) { return f.layer == schema.layer; });
        if (named == manifest.files.end()) continue;  // the manifest has all that it must
        auto lines = schema.is_csv() ? check_csv_file(*named, schema) : check_geojson(named->file, schema);
        if (!lines) return base::pass(lines.error());
        if (auto counted = check_count(*named, lines->size()); !counted) return base::pass(counted.error());
        out.push_back({schema, k_add_layer.at(i), named->file, std::move(*lines)});
    }
    return out;
}

/// What langtu-formats read is believed only when it has all the columns and as many rows as we counted.
base::Result<void> check_layer(const CheckedFile& checked, const wire::Layer& layer) {
    std::vector<std::string> names;
    for (const wire::Field& field : layer.fields) names.push_back(field.name);
    if (const Column* missing = checked.schema.first_missing(names))
        return fail_at(checked.file.string(),
                       refusal(mark("column “{}” was lost in reading; check the file"), missing->name));
    if (layer.features.size() != checked.lines.size())
        return fail_at(checked.file.string(), refusal(mark("has {} rows of which {} were read; check the file"),
                                                      checked.lines.size(), layer.features.size()));
    return {};
}

base::Result<std::vector<Table>> read_tables(const FormatsProgram& program, const std::vector<CheckedFile>& files) {
    std::vector<std::filesystem::path> paths;
    for (const CheckedFile& file : files) paths.push_back(file.file);
    auto layers = read_layers(program, paths);
    if (!layers) return base::pass(layers.error());
    std::vector<Table> tables;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (auto checked = check_layer(files[i], layers->at(i)); !checked) return base::pass(checked.error());
        tables.emplace_back(files[i].file, files[i].lines, std::move(layers->at(i)));
    }
    return tables;
}

}  // namespace

base::Result<plan::Plan> read_package(const std::filesystem::path& dir) {
    const auto program = find_formats_program();
    if (!program) return base::pass(program.error());
    return read_package(dir, *program);
}

base::Result<plan::Plan> read_package(const std::filesystem::path& dir, const FormatsProgram& program) {
    const std::vector<Schema> schemas = package_schemas();
    auto manifest = read_manifest(dir, schemas);
    if (!manifest) return base::pass(manifest.error());
    const auto files = check_files(*manifest, schemas);
    if (!files) return base::pass(files.error());
    const auto tables = read_tables(program, *files);
    if (!tables) return base::pass(tables.error());
    plan::Plan plan = std::move(manifest->plan);
    for (std::size_t i = 0; i < tables->size(); ++i)
        if (auto added = files->at(i).add(tables->at(i), plan); !added) return base::pass(added.error());
    if (auto added = add_own_words(dir / k_own_words, plan); !added) return base::pass(added.error());
    if (auto drawable = plan::check_display_crs(plan); !drawable) {
        base::Error error = drawable.error();
        error.subject = manifest->display_crs_at;
        return base::pass(std::move(error));
    }
    return plan;
}

}  // namespace exchange
