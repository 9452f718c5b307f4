// The strict form of a package's files: our own readers of CSV, GeoJSON and JSON, before GDAL sees anything. The first
// byte chooses the layer whose form is wanted.
#include "csv_check.h"
#include "geojson_check.h"
#include "schema.h"
#include "scratch_folder.h"
#include "strict_json.h"
#include "target.h"

namespace {

const std::filesystem::path& input_file() {
    static const support::ScratchFolder folder;
    static const std::filesystem::path file = folder / "input";
    return file;
}

std::string as_layer(std::size_t layer, const std::string& text) { return static_cast<char>(layer) + text; }

}  // namespace

std::vector<std::string> fuzz::seeds() {
    std::vector<std::string> inputs;
    const auto schemas = exchange::package_schemas();
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        std::string header;
        std::string cells;
        std::string members;
        for (const exchange::Column& column : schemas[i].columns) {
            const bool number = exchange::text_fault(column, "1") == std::nullopt;
            const std::string value = number ? "1" : column.allowed.empty() ? "甲" : std::string(column.allowed[0]);
            header += (header.empty() ? "" : ",") + std::string(column.name);
            cells += (cells.empty() ? "" : ",") + (number ? value : "\"" + value + "\"");
            members += (members.empty() ? "" : ",") + ("\"" + std::string(column.name) + "\":") +
                       (number ? value : "\"" + value + "\"");
        }
        const std::string layer(schemas[i].layer);
        inputs.push_back(as_layer(i, header + "\n" + cells + "\n"));
        inputs.push_back(as_layer(i, "{\"type\":\"FeatureCollection\",\"name\":\"" + layer +
                                         "\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{" + members +
                                         "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.5,30.5]}},\n"
                                         "{\"type\":\"Feature\",\"properties\":{" +
                                         members +
                                         "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[120,30],[121,30],["
                                         "121,31],[120,30]]]}}\n]}\n"));
    }
    return inputs;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto schemas = exchange::package_schemas();
    const exchange::Schema& schema = schemas[data[0] % schemas.size()];
    const std::string_view text = fuzz::text_of(data + 1, size - 1);
    support::write_bytes(input_file(), std::string(text));
    const auto look_at = [](const auto& read) {
        if (!read) fuzz::require(!read.error().message.empty(), "a refusal says why");
    };
    if (schema.is_csv())
        look_at(exchange::check_csv(input_file(), schema));
    else
        look_at(exchange::check_geojson(input_file(), schema));
    look_at(exchange::parse_strict("input", text, 1));
    return 0;
}
