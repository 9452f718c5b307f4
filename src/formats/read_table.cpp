#include "read_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "drivers.h"
#include "gdal_errors.h"
#include "text_table.h"
#include "wire/codec.h"

namespace formats {
namespace {

using base::ErrorKind;
using Row = std::vector<std::string>;

struct Table {
    std::vector<std::string> sheets;
    std::string sheet, encoding;
    std::vector<Row> rows;
};

constexpr std::size_t k_most_rows = 200'000;
constexpr std::size_t k_most_bytes = 64U << 20U;  ///< of the cells: a text may stand once in the file and in every cell

/// Spreadsheets keep 2.1 as 2.1000000000000001 and 0.01 as 1E-2: the fifteen digits that they show, without exponent.
/// A long row of digits without a point is a code and stays.
std::string number_as_shown(const std::string& text) {
    constexpr double k_largest = 1e15;
    constexpr std::size_t k_digits = 15;
    const bool has_exponent = text.find_first_of("eE") != std::string::npos;
    const bool is_long = text.size() > k_digits && text.find('.') != std::string::npos;
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    const bool is_number = read.ec == std::errc{} && read.ptr == end && std::abs(value) < k_largest;
    if (!is_number || !(has_exponent || is_long)) return text;
    const std::string shown = fmt::format("{:.15g}", value);
    std::from_chars(shown.data(), shown.data() + shown.size(), value);
    std::array<char, 400> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    return {digits.data(), written.ptr};
}

/// GDAL writes a date as 2023/01/31; here it is 2023-01-31, with the time behind it where there is one.
std::string as_shown(std::string text) {
    constexpr std::string_view k_form = "dddd/dd/dd";
    const bool is_date =
        text.size() >= k_form.size() && std::equal(k_form.begin(), k_form.end(), text.begin(), [](char wanted, char c) {
            return wanted == 'd' ? c >= '0' && c <= '9' : wanted == c;
        });
    if (!is_date) return number_as_shown(text);
    std::replace(text.begin(), text.begin() + k_form.size(), '/', '-');
    return text;
}

tl::unexpected<base::Error> unreadable(const TableRequest& request, const GdalErrors& errors) {
    const std::string reason = errors.any() ? " (" + errors.first() + ")" : "";
    return base::fail(
        ErrorKind::refused, request.file.string(),
        "cannot be read as a spreadsheet" + reason + "; open it in a spreadsheet program and save it anew");
}

base::Result<OGRLayer*> choose_sheet(const TableRequest& request, GDALDataset& dataset) {
    const int count = dataset.GetLayerCount();
    int number = request.sheet.empty() ? 1 : 0;
    std::from_chars(request.sheet.data(), request.sheet.data() + request.sheet.size(), number);
    std::string names;
    for (int i = 0; i < count; ++i) {
        OGRLayer* layer = dataset.GetLayer(i);
        if (request.sheet == layer->GetName()) return layer;
        names += fmt::format("{}{}", i == 0 ? "" : ", ", layer->GetName());
    }
    if (number >= 1 && number <= count) return dataset.GetLayer(number - 1);
    if (count == 0)
        return base::fail(ErrorKind::refused, request.file.string(), base::mark("has no sheet; nothing can be read"));
    return base::fail(ErrorKind::refused, request.file.string(),
                      fmt::format("has no sheet {}; it has: {}", request.sheet, names));
}

base::Result<void> take_rows(const TableRequest& request, OGRLayer& layer, const GdalErrors& errors, Table& table) {
    const int columns = layer.GetLayerDefn()->GetFieldCount();
    std::size_t bytes = 0;
    layer.ResetReading();
    while (OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        if (errors.any()) return unreadable(request, errors);
        if (table.rows.size() >= k_most_rows)
            return base::fail(ErrorKind::limit, request.file.string(),
                              base::mark("has more than 200000 rows; keep what is needed"));
        Row row;
        for (int i = 0; i < columns; ++i) {
            row.push_back(feature->IsFieldSetAndNotNull(i) != 0 ? as_shown(feature->GetFieldAsString(i)) : "");
            bytes += row.back().size();
        }
        if (bytes > k_most_bytes)
            return base::fail(ErrorKind::limit, request.file.string(),
                              base::mark("has more than 64 MB of text; keep what belongs to the table"));
        table.rows.push_back(std::move(row));
    }
    if (errors.any()) return unreadable(request, errors);
    return {};
}

base::Result<Table> read_workbook(const TableRequest& request) {
    CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
    CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
    const GdalErrors errors;
    std::error_code code;
    const std::string path = std::filesystem::absolute(request.file, code).string();
    if (path.starts_with("/vsi") || !std::filesystem::is_regular_file(path, code))
        return base::fail(ErrorKind::io, request.file.string(),
                          base::mark("does not exist or is no file; check the name"));
    CPLStringList allowed;
    allowed.AddString("XLSX");
    GDALDatasetUniquePtr dataset(GDALDataset::Open(
        path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, allowed.List(), nullptr, nullptr));
    if (!dataset || errors.any()) return unreadable(request, errors);
    Table table;
    for (int i = 0; i < dataset->GetLayerCount(); ++i) table.sheets.emplace_back(dataset->GetLayer(i)->GetName());
    const auto layer = choose_sheet(request, *dataset);
    if (!layer) return base::pass(layer.error());
    table.sheet = (*layer)->GetName();
    if (auto taken = take_rows(request, **layer, errors, table); !taken) return base::pass(taken.error());
    return table;
}

base::Result<Table> read_any(const TableRequest& request) {
    std::string extension = request.file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (extension == ".xlsx" || extension == ".xlsm") return read_workbook(request);
    if (extension == ".ods")  // GDAL leaves covered cells out, so that values move to the column beside theirs
        return base::fail(ErrorKind::refused, request.file.string(),
                          base::mark("cannot be read without mixing up merged cells; save it as .xlsx"));
    if (extension != ".csv" && extension != ".tsv" && extension != ".txt")
        return base::fail(ErrorKind::refused, request.file.string(),
                          base::mark("is no table that we read; save it as .xlsx or .csv"));
    auto text = read_text_table(request.file, request.encoding);
    if (!text) return base::pass(text.error());
    return Table{{request.file.stem().string()}, request.file.stem().string(), text->encoding, std::move(text->rows)};
}

std::string encoded(const Table& table) {
    wire::Layer sheets{table.encoding, "", {{"sheet", wire::FieldType::text}}, {}};
    for (const std::string& name : table.sheets) sheets.features.push_back({{name}, {}});
    std::size_t columns = 0;
    for (const Row& row : table.rows) columns = std::max(columns, row.size());
    wire::Layer cells{table.sheet, "", {}, {}};
    for (std::size_t i = 0; i < columns; ++i) cells.fields.push_back({std::to_string(i + 1), wire::FieldType::text});
    for (const Row& row : table.rows) {
        wire::Feature feature;
        for (std::size_t i = 0; i < columns; ++i) feature.values.emplace_back(i < row.size() ? row[i] : std::string());
        cells.features.push_back(std::move(feature));
    }
    return wire::encode(sheets) + wire::encode(cells);
}

}  // namespace

base::Result<void> read_table(const TableRequest& request, const Sink& sink) {
    const auto table = read_any(request);
    if (!table) return base::pass(table.error());
    if (!sink(encoded(*table)))
        return base::fail(ErrorKind::io, request.file.string(),
                          base::mark("was read, but nobody takes the rows; try again"));
    return {};
}

}  // namespace formats
