#include "text_table.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <iconv.h>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace formats {
namespace {

using base::ErrorKind;

constexpr std::size_t k_most_bytes = 64U << 20U;
constexpr std::size_t k_most_cells = 1'000;  // of a record
constexpr std::size_t k_most_rows = 200'000;

struct Mark {
    std::string_view bytes;
    const char* encoding;
};
constexpr std::array k_marks{Mark{"\xEF\xBB\xBF", "UTF-8"}, Mark{"\xFF\xFE", "UTF-16LE"}, Mark{"\xFE\xFF", "UTF-16BE"}};

/// UTF-8 of the bytes; nothing where they are no text of that encoding, or nobody knows it.
std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding) {
    iconv_t converter = iconv_open("UTF-8", encoding.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string out;
    std::array<char, 8192> buffer{};
    char* in = const_cast<char*>(bytes.data());  // iconv does not write to it
    std::size_t left = bytes.size();
    bool good = true;
    while (good && left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        if (iconv(converter, &in, &left, &to, &room) == static_cast<std::size_t>(-1) && errno != E2BIG) good = false;
        out.append(buffer.data(), buffer.size() - room);
    }
    iconv_close(converter);
    return good ? std::optional(std::move(out)) : std::nullopt;
}

struct Text {
    std::string encoding, utf8;
};

std::optional<Text> recognised(std::string_view bytes, const std::string& encoding) {
    for (const Mark& mark : k_marks)
        if (bytes.starts_with(mark.bytes)) {
            auto text = decoded(bytes.substr(mark.bytes.size()), encoding.empty() ? mark.encoding : encoding);
            return text ? std::optional(Text{encoding.empty() ? mark.encoding : encoding, std::move(*text)})
                        : std::nullopt;
        }
    const std::array<std::string, 2> tried{encoding.empty() ? "UTF-8" : encoding, "GB18030"};
    for (const std::string& name : tried) {
        if (auto text = decoded(bytes, name)) return Text{name, std::move(*text)};
        if (!encoding.empty()) break;
    }
    return std::nullopt;
}

/// RFC 4180, one record at a time. A quote inside a cell that does not begin with one is a character like any other.
class Records {
public:
    Records(std::string_view text, char separator) : text_(text), separator_(separator) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] std::size_t line() const { return line_; }
    /// False: a quote never closes.
    bool next(std::vector<std::string>& cells) {
        cells.assign(1, {});
        while (!at_end()) {
            if (text_[at_] == '"' && cells.back().empty() && !was_quoted_) {
                if (!take_quoted(cells.back())) return false;
                continue;
            }
            const char c = text_[at_++];
            if (c == separator_) {
                cells.emplace_back();
                was_quoted_ = false;
            } else if (c == '\n' || c == '\r') {
                if (c == '\r' && !at_end() && text_[at_] == '\n') ++at_;
                break;
            } else {
                cells.back() += c;
            }
        }
        was_quoted_ = false;
        ++line_;
        return true;
    }

private:
    bool take_quoted(std::string& cell) {
        was_quoted_ = true;
        for (++at_; !at_end(); ++at_) {
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] == '"') {
                ++at_;
                if (at_end() || text_[at_] != '"') return true;
            }
            cell += text_[at_];
        }
        return false;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0, line_ = 1;
    bool was_quoted_ = false;
};

/// How many of the first records have the commonest width, and that width; one cell is no table.
std::pair<int, std::size_t> agreement(std::string_view text, char separator) {
    constexpr int k_records = 30;
    Records records(text.substr(0, 1U << 16U), separator);
    std::map<std::size_t, int> widths;
    std::vector<std::string> cells;
    for (int i = 0; i < k_records && !records.at_end() && records.next(cells); ++i)
        if (cells.size() > 1) ++widths[cells.size()];
    std::pair<int, std::size_t> best{0, 0};
    for (const auto& [width, count] : widths) best = std::max(best, {count, width});
    return best;
}

/// The one of , ; and tab by which most records have the same width: "1,234;5" is two cells.
char separator_of(std::string_view text) {
    char best = ',';
    for (const char candidate : {'\t', ';'})
        if (agreement(text, candidate) > agreement(text, best)) best = candidate;
    return best;
}

}  // namespace

base::Result<TextTable> parse_text_table(std::string_view bytes, const std::string& encoding,
                                         const std::string& subject) {
    auto text = recognised(bytes, encoding);
    if (!text && !encoding.empty())
        return base::fail(ErrorKind::refused, subject, "is not written in " + encoding + "; choose another encoding");
    if (!text)
        return base::fail(ErrorKind::refused, subject,
                          base::mark("is neither UTF-8 nor GB 18030; save it as one of these, or name its encoding"));
    if (text->utf8.find('\0') != std::string::npos)
        return base::fail(ErrorKind::refused, subject,
                          base::mark("holds bytes that no text has; it is not a table of text"));
    TextTable table{text->encoding, {}};
    Records records(text->utf8, separator_of(text->utf8));
    while (!records.at_end()) {
        const std::size_t line = records.line();
        table.rows.emplace_back();
        if (!records.next(table.rows.back()))
            return base::fail(ErrorKind::refused, subject,
                              fmt::format("line {} opens a quote that never closes; close it", line));
        if (table.rows.back().size() > k_most_cells || table.rows.size() > k_most_rows)
            return base::fail(ErrorKind::limit, subject,
                              base::mark("has more than 1000 columns or 200000 rows; keep what belongs to the table"));
    }
    return table;
}

base::Result<TextTable> read_text_table(const std::filesystem::path& file, const std::string& encoding) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return base::fail(ErrorKind::io, file.string(), base::mark("does not exist or is no file; check the name"));
    if (std::filesystem::file_size(file, code) > k_most_bytes)
        return base::fail(ErrorKind::limit, file.string(),
                          base::mark("is larger than 64 MB; keep what belongs to the table"));
    std::ifstream in(file, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in.good() && !in.eof())
        return base::fail(ErrorKind::io, file.string(), base::mark("cannot be read; check its rights"));
    return parse_text_table(bytes, encoding, file.string());
}

}  // namespace formats
