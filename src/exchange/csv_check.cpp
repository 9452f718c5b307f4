#include "csv_check.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text_file.h"

namespace exchange {
namespace {

using base::mark;
using Fault = std::optional<base::Error>;

struct Record {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// RFC 4180, one record at a time.
class CsvScanner {
public:
    explicit CsvScanner(std::string_view text) : text_(text) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    /// What is wrong, else nothing and `record` is the next one.
    Fault next(Record& record) {
        record = {line_, {}};
        for (;;) {
            std::string cell;
            if (auto fault = read_cell(cell)) return fault;
            record.cells.push_back(std::move(cell));
            if (at_end() || text_[at_] != ',') break;
            ++at_;
        }
        if (!at_end() && text_[at_] == '\r') ++at_;
        if (!at_end() && text_[at_] != '\n')
            return refusal(mark("has text after a closing quote; double the quotes inside a cell"));
        ++at_;
        ++line_;
        return std::nullopt;
    }

private:
    Fault read_cell(std::string& cell) {
        if (!at_end() && text_[at_] == '"') return read_quoted(cell);
        while (!at_end() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
            if (text_[at_] == '"')
                return refusal(mark("has a quote inside a cell that does not begin with one; quote the whole cell"));
            cell += text_[at_++];
        }
        return std::nullopt;
    }

    Fault read_quoted(std::string& cell) {
        for (++at_; !at_end(); ++at_) {
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] == '"') {
                ++at_;
                if (at_end() || text_[at_] != '"') return std::nullopt;
            }
            cell += text_[at_];
        }
        return refusal(mark("has a quote that never closes; close it"));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

Fault header_fault(const std::vector<std::string>& names, const Schema& schema) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (schema.find(names[i]) == nullptr) return refusal(mark("column “{}” is unknown; remove it"), names[i]);
        for (std::size_t k = 0; k < i; ++k)
            if (names[k] == names[i]) return refusal(mark("column “{}” occurs twice; remove one of the two"), names[i]);
    }
    if (const Column* missing = schema.first_missing(names))
        return refusal(mark("column “{}” is missing; add it"), missing->name);
    return std::nullopt;
}

Fault record_fault(const Record& record, const std::vector<std::string>& names, const Schema& schema) {
    if (record.cells.size() == 1 && record.cells.front().empty()) return refusal(mark("is empty; remove the line"));
    if (record.cells.size() != names.size())
        return refusal(mark("has {} cells where the header has {}; add or remove commas"), record.cells.size(),
                       names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        if (auto fault = text_fault(*schema.find(names[i]), record.cells[i])) return fault;
    return std::nullopt;
}

}  // namespace

base::Result<CsvRecords> check_csv(const std::filesystem::path& file, const Schema& schema) {
    const auto text = read_text_file(file);
    if (!text) return base::pass(text.error());
    CsvScanner scanner(*text);
    Record record;
    std::vector<std::string> names;
    CsvRecords records;
    records.ended = text->ends_with('\n');
    for (bool header = true; header || !scanner.at_end(); header = false) {
        auto fault = scanner.next(record);
        if (!fault) fault = header ? header_fault(record.cells, schema) : record_fault(record, names, schema);
        if (fault) return fail_at(place(file, record.line), std::move(*fault));
        if (header)
            names = record.cells;
        else
            records.lines.push_back(record.line);
    }
    if (records.lines.empty())
        return fail_at(place(file, 1), refusal(mark("has no record below its header; put one in")));
    return records;
}

}  // namespace exchange
