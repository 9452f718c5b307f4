// Workbooks between the two programs: what goes in comes out, little is sent, and no bytes whatever do harm.
#include "wire/grid_codec.h"

#include <gtest/gtest.h>
#include <random>

#include "wire/address.h"
#include "wire/error_line.h"
#include "wire/plain_number.h"

namespace {

using wire::CellKind;

wire::Workbook sample() {
    wire::Grid grid;
    grid.sheet = "数据";
    grid.formats = {{}, {"0.00%", wire::FormatClass::percent, 2}, {"yyyy", wire::FormatClass::date, 0, true}};
    grid.texts = {"地区", "1.25%", "#N/A", "TRUE"};
    grid.rows = {
        {0,
         false,
         {{.column = 0, .kind = CellKind::text, .text = 0}, {.column = 16'383, .kind = CellKind::text, .text = 0}}},
        {7,
         true,
         {{.column = 1, .kind = CellKind::number, .is_formula = true, .format = 1, .shown = 1, .number = 0.0125},
          {.column = 2, .kind = CellKind::number, .format = 1, .shown = wire::k_unknown_text, .number = -1e300},
          {.column = 3, .kind = CellKind::error, .text = 2},
          {.column = 4, .kind = CellKind::boolean, .shown = 3, .number = 1},
          {.column = 5, .kind = CellKind::no_result, .is_formula = true},
          {.column = 9, .kind = CellKind::date, .format = 2, .shown = 0, .number = 44990}}},
        {1'048'575, false, {{.column = 0, .kind = CellKind::number, .number = 5}}}};
    grid.merges = {{0, 0, 1'048'575, 16'383}, {1, 2, 3, 4}};
    grid.hidden_columns = {1, 5, 16'383};
    grid.complete = false;
    wire::Workbook workbook;
    workbook.container = wire::Container::xls;
    workbook.encoding = "GB18030";
    workbook.sheets = {{"数据"}, {"旧", wire::SheetState::very_hidden, true}};
    wire::Grid empty;
    empty.sheet = "旧";
    workbook.grids = {grid, empty};
    workbook.notes = {{wire::NoteCode::pinyin, "数据", 3}};
    return workbook;
}

std::string bytes_of(const wire::Workbook& workbook) {
    std::string out;
    EXPECT_TRUE(wire::encode(workbook, [&](std::string_view bytes) {
        out += bytes;
        return true;
    }));
    return out;
}

/// The workbook, or nothing.
std::optional<wire::Workbook> decode(std::string_view bytes, std::size_t piece) {
    wire::WorkbookDecoder decoder;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        if (!decoder.feed(bytes.substr(at, piece))) return std::nullopt;
    return decoder.finished() ? std::optional(decoder.take()) : std::nullopt;
}

bool refused(wire::Workbook workbook) { return !decode(bytes_of(workbook), 1000); }

}  // namespace

TEST(GridCodec, WhatGoesInComesOutInPiecesOfAnySize) {
    const std::string bytes = bytes_of(sample());
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
        const auto back = decode(bytes, piece);
        ASSERT_TRUE(back);
        EXPECT_EQ(*back, sample());
    }
}

TEST(GridCodec, ANumberTakesTenBytes) {
    wire::Workbook workbook;
    workbook.sheets = {{"a"}};
    wire::Grid grid;
    grid.formats = {{}};
    for (std::uint32_t row = 0; row < 1000; ++row) {
        grid.rows.push_back({row, false, {}});
        for (std::uint32_t column = 0; column < 20; ++column)
            grid.rows.back().cells.push_back({.column = column, .kind = CellKind::number, .number = 1.1 * row});
    }
    workbook.grids.push_back(grid);
    EXPECT_LT(bytes_of(workbook).size(), 20'000U * 10);
}

TEST(GridCodec, IndicesBeyondTheirListsAreRefused) {
    const auto changed = [](const auto& change) {
        wire::Workbook workbook = sample();
        change(workbook.grids[0]);
        return workbook;
    };
    EXPECT_FALSE(refused(changed([](wire::Grid&) {})));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.rows[0].cells[0].text = 4; })));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.rows[1].cells[0].shown = 4; })));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.rows[1].cells[0].format = 3; })));
    EXPECT_TRUE(
        refused(changed([](wire::Grid& g) { g.rows[1].cells[0].number = std::numeric_limits<double>::infinity(); })));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.rows[0].cells[1].column = 16'384; })));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.rows[0].cells[1].column = 0; }))) << "columns ascend";
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.rows[1].number = 0; }))) << "rows ascend";
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.rows[2].number = 1'048'576; })));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.merges[0].last_column = 16'384; })));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.merges[1].first_row = 4; })));
    EXPECT_TRUE(refused(changed([](wire::Grid& g) { g.hidden_columns = {5, 5}; })));
}

TEST(GridCodec, AStreamCutShortHasNoEnd) {
    const std::string bytes = bytes_of(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode(bytes.substr(0, size), 100)) << size;
    EXPECT_FALSE(decode(bytes + "x", 100));
}

TEST(GridCodec, MutantsAreDecodedOrRefused) {
    const std::string good = bytes_of(sample());
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = good;
        bytes[random() % bytes.size()] = static_cast<char>(random());
        if (const auto back = decode(bytes, 64)) {
            EXPECT_EQ(decode(bytes_of(*back), 64), *back);
        }
    }
}

TEST(ErrorLine, CarriesPatternAndArguments) {
    const base::Error error =
        base::make_error(base::ErrorKind::refused, "a.xlsx", "has no sheet {}; it has: {}", {"甲\n", "乙"});
    const base::Error back = wire::read_error_line(wire::error_line(error), base::ErrorKind::refused, "a.xlsx");
    EXPECT_EQ(base::to_line(back), "a.xlsx: has no sheet 甲 ; it has: 乙");
    EXPECT_EQ(back.pattern, "has no sheet {}; it has: {}");
    const base::Error plain = wire::read_error_line("a.xlsx: is a PDF", base::ErrorKind::refused, "a.xlsx");
    EXPECT_EQ(plain.message, "is a PDF");
}

TEST(ErrorLine, APatternThatDoesNotFitIsNotUsed) {
    for (const char* pattern : {"{}{}", "{:>99999999}", "{", "}", "{1}", "{}{0}", "{a}"}) {
        const base::Error error =
            wire::read_error_line(std::string("sentence\x1c") + pattern + "\x1c" + "x", base::ErrorKind::limit, "a");
        EXPECT_EQ(error.message, "sentence") << pattern;
        EXPECT_TRUE(error.pattern.empty());
    }
}

TEST(PlainNumber, FifteenDigitsWithoutAnExponent) {
    EXPECT_EQ(wire::plain_number(0.1 + 0.2), "0.3");
    EXPECT_EQ(wire::plain_number(1e-5), "0.00001");
    EXPECT_EQ(wire::plain_number(-0.0), "0");
    EXPECT_EQ(wire::plain_number(1e20), "100000000000000000000");
    EXPECT_EQ(wire::plain_number(-1234567.125), "-1234567.125");
}

TEST(Address, AsPeopleWriteIt) {
    EXPECT_EQ(wire::address(1, 1), "B2");
    EXPECT_EQ(wire::address(1'048'575, 16'383), "XFD1048576");
    EXPECT_EQ(wire::column_letters(26), "AA");
    EXPECT_EQ(wire::address({0, 0, 2, 27}), "A1:AB3");
}
