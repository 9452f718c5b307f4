// Small workbooks for tests, in every container and with every oddity by name. For tests only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "zip_writer.h"

namespace support {

enum class BookKind { number, text, boolean, error, no_result };

struct BookCell {
    std::uint32_t row = 0, column = 0;
    BookKind kind = BookKind::text;
    std::string text = {};    ///< of a text or an error
    double number = 0;        ///< of a number; a truth value is 0 or 1
    std::string format = {};  ///< code; empty: General
    std::string shown = {};   ///< what an .ods says is shown; empty: the number as it is
    bool is_formula = false;
    std::string guide = {};  ///< to pronunciation
};

BookCell text_cell(std::uint32_t row, std::uint32_t column, const std::string& text);
BookCell number_cell(std::uint32_t row, std::uint32_t column, double number, const std::string& format = {},
                     const std::string& shown = {});

struct BookMerge {
    std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

enum class BookState { visible, hidden, very_hidden };

struct BookSheet {
    std::string name = "Sheet1";
    std::vector<BookCell> cells = {};  ///< by row and column
    std::vector<BookMerge> merges = {};
    std::vector<std::uint32_t> hidden_rows = {}, hidden_columns = {};
    BookState state = BookState::visible;
};

struct Book {
    std::vector<BookSheet> sheets;
    bool from_1904 = false;
};

/// How an .xlsx is written; none of it changes a value.
struct XlsxManner {
    bool shared_texts = false;
    bool addresses = true;
    bool styles_last = false;     ///< among the parts
    bool backwards = false;       ///< rows and cells from the last to the first
    bool strict = false;          ///< the namespaces of the strict form
    bool far_empty_cell = false;  ///< styled, in the last row
    bool with_bom = false;
    std::string prefix = {};  ///< of the elements of sheets
};

/// The parts of an .xlsx, to be spoiled before zip_of() puts them together.
std::vector<ZipPart> xlsx_parts(const Book& book, const XlsxManner& manner = {});
std::string xlsx_of(const Book& book, const XlsxManner& manner = {});

/// A sheet of an .xlsx in its own words.
std::string xlsx_of_sheet_xml(const std::string& sheet_xml);

std::string xls_of(const Book& book);
/// A stream of records in a compound file.
std::string compound_of(const std::string& stream, const std::string& name = "Workbook");
std::string biff_of(const Book& book);

std::string ods_of(const Book& book);

std::string xml_escaped(const std::string& text);

/// "B2".
std::string book_address(std::uint32_t row, std::uint32_t column);

}  // namespace support
