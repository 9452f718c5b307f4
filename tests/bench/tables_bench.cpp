// tables_bench make xlsx|xls|ods FILE [ROWS] writes a workbook of 20 columns; tables_bench read FILE [TIMES] [--survey]
// reads it through langtu-formats; tables_bench preview [ROWS] [COLUMNS] [TIMES] says what a table of the plan's areas
// means and where on its sheet; tables_bench carriers [ROWS] [TIMES] the same of a list of 15 columns. Prints one JSON
// object: seconds, and the peaks of memory in MB. No test: see docs/performance.md.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

#include "exchange/formats_client.h"
#include "exchange/read_workbook.h"
#include "haining_package.h"
#include "plan/index.h"
#include "session/import_sheet.h"
#include "tables/carriers.h"
#include "tables/import.h"
#include "workbook_writer.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t k_columns = 20;

/// A name, numbers with and without a format, per cents and days.
support::BookCell cell(std::uint32_t row, std::uint32_t column) {
    const std::uint32_t seed = (row * 2654435761U) ^ (column * 40503U);
    const double number = static_cast<double>(seed % 1'000'000) / 1000;
    if (column == 0) return support::text_cell(row, column, "镇街" + std::to_string(row % 1000));
    switch (column % 5) {
        case 1: return support::number_cell(row, column, number, "0.00");
        case 2: return support::number_cell(row, column, number / 1000, "0.00%");
        case 3: return support::number_cell(row, column, 40'000 + seed % 5000, "yyyy-mm-dd");
        default: return support::number_cell(row, column, number);
    }
}

int make(const std::string& kind, const std::string& file, std::uint32_t rows) {
    support::Book book{{support::BookSheet{"数据"}}};
    for (std::uint32_t row = 0; row < rows; ++row)
        for (std::uint32_t column = 0; column < k_columns; ++column) book.sheets[0].cells.push_back(cell(row, column));
    const std::string bytes = kind == "xls"   ? support::xls_of(book)
                              : kind == "ods" ? support::ods_of(book)
                                              : support::xlsx_of(book);
    std::ofstream(file, std::ios::binary) << bytes;
    std::printf("%s: %u rows, %.1f MB\n", file.c_str(), rows, static_cast<double>(bytes.size()) / 1e6);
    return 0;
}

double peak_mb(int whose) {
    rusage usage{};
    getrusage(static_cast<__rusage_who>(whose), &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double median_of(std::vector<double> seconds) {
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

int read(const std::string& file, int times, bool survey) {
    const auto program = exchange::find_formats_program();
    std::vector<double> seconds;
    std::size_t rows = 0;
    for (int i = 0; program && i < times; ++i) {
        const auto start = Clock::now();
        const auto workbook = exchange::read_workbook(*program, {file, "", "", survey});
        seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        if (!workbook) {
            std::fprintf(stderr, "%s\n", base::to_line(workbook.error()).c_str());
            return 1;
        }
        rows = workbook->grids.front().rows.size();
    }
    if (seconds.empty()) return 1;
    std::printf("{\"rows\": %zu, \"median_s\": %.3f, \"helper_mb\": %.0f, \"reader_mb\": %.0f}\n", rows,
                median_of(std::move(seconds)), peak_mb(RUSAGE_CHILDREN), peak_mb(RUSAGE_SELF));
    return 0;
}

/// Towns in turn, each with the years of an indicator: most cells say what others have said already.
wire::Grid sheet_of_towns(std::size_t rows, std::size_t columns) {
    static const std::vector<std::string> k_towns{"许村镇", "斜桥镇", "丁桥镇", "袁花镇", "盐官镇", "马桥街道"};
    std::vector<std::vector<std::string>> texts(rows + 1);
    texts[0].emplace_back("地区");
    for (std::size_t column = 1; column < columns; ++column)
        texts[0].push_back("发明专利" + std::to_string(2021 + column % 4) + "年");
    for (std::size_t row = 1; row <= rows; ++row) {
        texts[row].push_back(k_towns[row % k_towns.size()]);
        for (std::size_t column = 1; column < columns; ++column)
            texts[row].push_back(std::to_string(100 + (row % k_towns.size()) * 10 + column % 4));
    }
    wire::Grid grid = tables::grid_of(texts);
    for (std::size_t row = 1; row < grid.rows.size(); ++row)
        for (wire::GridCell& cell : grid.rows[row].cells) {
            if (cell.column == 0) continue;
            cell.number = std::stod(grid.texts[cell.text]);
            cell.kind = wire::CellKind::number;
            cell.text = wire::k_no_text;
        }
    return grid;
}

/// Carriers that the plan does not have, each with a place of its own.
std::vector<std::vector<std::string>> list_of_carriers(std::size_t rows) {
    std::vector<std::vector<std::string>> list{{"编号", "名称", "英文名称", "责任单位", "功能定位", "建设类别",
                                                "建设阶段", "建设内容", "建筑面积（㎡）", "总投资（亿元）",
                                                "规划面积（亩）", "开工时间", "备注", "经度", "纬度"}};
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string n = std::to_string(i + 1000);
        list.push_back({n, "测试载体第" + n + "号", "Carrier " + n, "许村镇", i % 2 == 0 ? "孵化器" : "众创空间",
                        "新建", "在建", "建设内容" + n, n, "3.5", "20", "2023-05", "备注" + n,
                        std::to_string(120.45 + static_cast<double>(i % 100) * 0.003),
                        std::to_string(30.35 + static_cast<double>(i / 100) * 0.0015)});
    }
    return list;
}

int carriers(std::size_t rows, int times) {
    const plan::Index index(support::haining_package());
    wire::Workbook book;
    book.grids.push_back(tables::grid_of(list_of_carriers(rows)));
    const auto shared = std::make_shared<const wire::Workbook>(std::move(book));
    tables::CarrierOptions options;
    options.answers = {{"all_new", "new"}, {"system:N", "cgcs2000"}, {"uncertainty:N", "50"}};
    std::vector<double> reading, placing, editing;
    for (int i = 0; i < times; ++i) {
        auto start = Clock::now();
        const auto read = tables::preview_carriers(index, *shared, options);
        reading.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        if (!read || read->open_questions() > 0) {
            std::fprintf(
                stderr, "%s\n",
                read ? base::to_line(read->questions.back().sentence).c_str() : base::to_line(read.error()).c_str());
            return 1;
        }
        start = Clock::now();
        const session::ImportSheet sheet(shared, session::sheet_reading(*read));
        placing.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        start = Clock::now();
        const auto edit = tables::edit_of(index, *read);
        editing.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        if (!edit) return 1;
    }
    std::printf("{\"rows\": %zu, \"preview_s\": %.3f, \"sheet_s\": %.3f, \"edit_s\": %.3f, \"mb\": %.0f}\n", rows,
                median_of(reading), median_of(placing), median_of(editing), peak_mb(RUSAGE_SELF));
    return 0;
}

int preview(std::size_t rows, std::size_t columns, int times) {
    const plan::Index index(support::haining_package());
    wire::Workbook book;
    book.grids.push_back(sheet_of_towns(rows, columns));
    const auto shared = std::make_shared<const wire::Workbook>(std::move(book));
    std::vector<double> reading, placing;
    for (int i = 0; i < times; ++i) {
        auto start = Clock::now();
        const auto read = tables::preview_import(index, *shared, {});
        reading.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        if (!read) return 1;
        start = Clock::now();
        const session::ImportSheet sheet(shared, session::sheet_reading(*read));
        placing.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::printf("{\"rows\": %zu, \"columns\": %zu, \"preview_s\": %.3f, \"sheet_s\": %.3f, \"mb\": %.0f}\n", rows,
                columns, median_of(reading), median_of(placing), peak_mb(RUSAGE_SELF));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() >= 3 && arguments[0] == "make")
        return make(arguments[1], arguments[2],
                    arguments.size() > 3 ? static_cast<std::uint32_t>(std::stoul(arguments[3])) : 100'000U);
    if (arguments.size() >= 2 && arguments[0] == "read")
        return read(arguments[1], arguments.size() > 2 ? std::stoi(arguments[2]) : 5, arguments.back() == "--survey");
    const auto number = [&](std::size_t i, std::size_t otherwise) {
        return arguments.size() > i ? std::stoul(arguments[i]) : otherwise;
    };
    if (!arguments.empty() && arguments[0] == "preview")
        return preview(number(1, 10'000), number(2, 60), static_cast<int>(number(3, 5)));
    if (!arguments.empty() && arguments[0] == "carriers")
        return carriers(number(1, 10'000), static_cast<int>(number(2, 5)));
    std::fprintf(stderr,
                 "tables_bench make xlsx|xls|ods FILE [ROWS] | read FILE [TIMES] [--survey] | "
                 "preview [ROWS] [COLUMNS] [TIMES] | carriers [ROWS] [TIMES]\n");
    return 2;
}
