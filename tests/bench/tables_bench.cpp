// tables_bench make xlsx|xls|ods FILE [ROWS] writes a workbook of 20 columns; tables_bench read FILE [TIMES] [--survey]
// reads it through langtu-formats. Prints one JSON object: seconds, and the peaks of memory of helper and reader in MB.
// No test: see docs/performance.md.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

#include "exchange/formats_client.h"
#include "exchange/read_workbook.h"
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
    std::sort(seconds.begin(), seconds.end());
    std::printf("{\"rows\": %zu, \"median_s\": %.3f, \"helper_mb\": %.0f, \"reader_mb\": %.0f}\n", rows,
                seconds[seconds.size() / 2], peak_mb(RUSAGE_CHILDREN), peak_mb(RUSAGE_SELF));
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
    std::fprintf(stderr, "tables_bench make xlsx|xls|ods FILE [ROWS] | read FILE [TIMES] [--survey]\n");
    return 2;
}
