// Rows of a command, once as data and then printed as JSON, CSV or an aligned table. Knows no plan. One thread.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>

namespace CLI {
class App;
}

namespace cli {

using Json = nlohmann::ordered_json;

struct OutputFormat {
    bool json = false;
    bool csv = false;
};

/// Adds --json and --csv (which exclude each other), or --json alone.
void add_format_options(CLI::App& command, OutputFormat& format);
void add_json_option(CLI::App& command, OutputFormat& format);

/// `rows` is an array of objects with the same keys.
void print_rows(std::ostream& out, const Json& rows, const OutputFormat& format);
void print_json(std::ostream& out, const Json& document);

/// null where there is none.
template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}
Json text_or_null(const std::string& text);
/// Metres to the millimetre: more digits would claim what no position here has.
Json metres(double value);

}  // namespace cli
