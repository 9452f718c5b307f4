#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <optional>

#include "base/error_words.h"
#include "cli/rows.h"
#include "commands.h"
#include "exchange/formats_client.h"
#include "exchange/sheet.h"
#include "plan/classify.h"
#include "plan/names.h"
#include "plan/observations.h"

namespace cli {
namespace {

using base::ErrorKind;

struct Options {
    std::string file, field, method = "jenks", layer;
    int classes = 5;
    OutputFormat format;
};

struct ColumnValues {
    std::vector<double> numbers;
    int missing = 0;
};

bool is_table(const std::string& file) {
    for (const char* extension : {".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt"})
        if (file.ends_with(extension)) return true;
    return false;
}

/// A number of a text; a mark of a missing value is counted, anything else refused.
base::Result<void> take_text(ColumnValues& values, const std::string& text) {
    const auto number = plan::read_value({}, text);
    if (!number) return base::pass(number.error());
    if (*number)
        values.numbers.push_back(**number);
    else
        ++values.missing;
    return {};
}

tl::unexpected<base::Error> no_field(const Options& options, const std::vector<std::string>& names) {
    return base::fail_with(ErrorKind::refused, options.file, base::mark("has no column {}; nearest: {}"), options.field,
                           fmt::format("{}", fmt::join(plan::nearest_names(options.field, names), ", ")));
}

struct TitleCell {
    std::size_t row, column;
};

/// The first cell that holds the title: there may be lines above the header.
std::optional<TitleCell> find_title(const std::vector<std::vector<std::string>>& rows, const std::string& title) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto at = std::find(rows[row].begin(), rows[row].end(), title);
        if (at != rows[row].end()) return TitleCell{row, static_cast<std::size_t>(at - rows[row].begin())};
    }
    return std::nullopt;
}

/// t.csv, row 3
std::string row_subject(const std::string& file, std::size_t number) {
    const auto in = [&](base::Language language) {
        return base::message_text(base::mark("{}, row {}"), {file, std::to_string(number)}, language);
    };
    return base::name_argument(in(base::Language::zh), in(base::Language::en));
}

base::Result<ColumnValues> column_of_table(const exchange::FormatsProgram& program, const Options& options) {
    const auto sheet = exchange::read_sheet(program, {options.file, options.layer, ""});
    if (!sheet) return base::pass(sheet.error());
    if (sheet->rows.empty())
        return base::fail(ErrorKind::refused, options.file, base::mark("is empty; nothing can be classified"));
    const auto title = find_title(sheet->rows, options.field);
    if (!title) return no_field(options, sheet->rows.front());
    const bool is_text = !sheet->encoding.empty();
    const std::size_t width = sheet->rows[title->row].size();
    ColumnValues values;
    for (std::size_t r = title->row + 1; r < sheet->rows.size(); ++r) {
        const auto& row = sheet->rows[r];
        if (is_text && row.size() > width)  // an unquoted 1,080 makes two cells
            return base::fail(ErrorKind::refused, row_subject(options.file, r + 1),
                              base::mark("the row has {} cells, its titles {}; put numbers with separators in quotes"),
                              {std::to_string(row.size()), std::to_string(width)});
        if (auto taken = take_text(values, title->column < row.size() ? row[title->column] : ""); !taken)
            return base::fail(ErrorKind::refused, row_subject(options.file, r + 1),
                              base::mark("holds no number in this column; correct it or leave it empty"));
    }
    return values;
}

base::Result<ColumnValues> column_of_layer(const exchange::FormatsProgram& program, const Options& options) {
    const auto layer = exchange::read_layer(program, {options.file, "", options.layer, ""});
    if (!layer) return base::pass(layer.error());
    std::vector<std::string> names;
    for (const wire::Field& field : layer->fields) names.push_back(field.name);
    const auto at = std::find(names.begin(), names.end(), options.field);
    if (at == names.end()) return no_field(options, names);
    const auto column = static_cast<std::size_t>(at - names.begin());
    ColumnValues values;
    for (const wire::Feature& feature : layer->features) {
        const wire::Value& value = feature.values[column];
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            values.numbers.push_back(static_cast<double>(*integer));
        if (const auto* real = std::get_if<double>(&value)) values.numbers.push_back(*real);
        if (std::holds_alternative<std::monostate>(value)) ++values.missing;
        if (const auto* text = std::get_if<std::string>(&value))
            if (auto taken = take_text(values, *text); !taken)
                return base::fail_with(ErrorKind::refused, options.file,
                                       base::mark("{} holds “{}”, which is not a number"), options.field, *text);
    }
    return values;
}

base::Result<int> run_classify(const Context& context, const Options& options) {
    const auto program = exchange::find_formats_program();
    if (!program) return base::pass(program.error());
    const auto values =
        is_table(options.file) ? column_of_table(*program, options) : column_of_layer(*program, options);
    if (!values) return base::pass(values.error());
    if (values->numbers.empty())
        return base::fail(ErrorKind::refused, options.file,
                          base::mark("has no number in this column; nothing can be classified"));
    const plan::Method method = *plan::method_from_key(options.method);
    const std::vector<double> breaks = plan::data_breaks(values->numbers, method, options.classes);
    std::vector<int> counts(breaks.size() + 1);
    for (const double number : values->numbers) ++counts[plan::class_of(number, breaks)];
    std::vector<double> upper = breaks;
    upper.push_back(*std::max_element(values->numbers.begin(), values->numbers.end()));
    if (options.format.json) {
        print_json(context.out(), {{"method", options.method},
                                   {"classes", counts.size()},
                                   {"breaks", upper},
                                   {"counts", counts},
                                   {"missing", values->missing}});
        return 0;
    }
    Json rows = Json::array();
    double lower = *std::min_element(values->numbers.begin(), values->numbers.end());
    for (std::size_t i = 0; i < counts.size(); lower = upper[i++])
        rows.push_back({{"from", lower}, {"to", upper[i]}, {"count", counts[i]}});
    print_rows(context.out(), rows, options.format);
    return 0;
}

}  // namespace

void add_classify(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("classify", "class breaks and counts of a column of a map layer or a table");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "any layer or table that Langtu reads")->required();
    command->add_option("--field", options->field, "the column")->required();
    command->add_option("--method", options->method, "how (default: jenks)")
        ->check(CLI::IsMember({"pretty", "equal", "quantile", "jenks", "stddev", "unique"}));
    command->add_option("--classes", options->classes, "how many (default: 5)")
        ->check(CLI::Range(1, plan::k_max_classes));
    command->add_option("--layer,--sheet", options->layer, "layer or sheet, where there are several");
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(run_classify(context, *options)); });
}

}  // namespace cli
