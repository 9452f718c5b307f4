#include "text_table.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <map>
#include <utility>

#include "base/error_words.h"
#include "wire/table_limits.h"

namespace formats {
namespace {

using base::ErrorKind;

constexpr wire::TableLimits k_limits;

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

/// RFC 4180, one record at a time. A quote inside a cell that does not begin with one is a character like any other.
class Records {
public:
    Records(std::string_view text, char separator, std::size_t first_line = 1)
        : text_(text), separator_(separator), line_(first_line) {}

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
    std::size_t at_ = 0, line_;
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

/// The separator that a first line "sep=;" names, which is taken away with its end; 0 where there is none.
char take_named_separator(std::string_view& text) {
    constexpr std::string_view k_begin = "sep=";
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    if (line.size() != k_begin.size() + 1 || !line.starts_with(k_begin)) return '\0';
    text.remove_prefix(line.size());
    if (text.starts_with('\r')) text.remove_prefix(1);
    if (text.starts_with('\n')) text.remove_prefix(1);
    return line.back();
}

tl::unexpected<base::Error> not_decoded(const std::string& encoding, const std::string& subject) {
    if (!encoding.empty())
        return base::fail(ErrorKind::refused, subject, base::mark("is not written in {}; choose another encoding"),
                          {encoding});
    return base::fail(ErrorKind::refused, subject,
                      base::mark("is neither UTF-8 nor GB 18030; save it as one of these, or name its encoding"));
}

base::Result<void> read_records(std::string_view text, std::size_t most_rows, const std::string& subject,
                                TextTable& table) {
    const char named = take_named_separator(text);
    Records records(text, named != '\0' ? named : separator_of(text), named != '\0' ? 2 : 1);
    while (!records.at_end()) {
        if (most_rows > 0 && table.rows.size() == most_rows) {
            table.complete = false;
            break;
        }
        const std::size_t line = records.line();
        table.rows.emplace_back();
        if (!records.next(table.rows.back()))
            return base::fail(ErrorKind::refused, subject,
                              base::mark("line {} opens a quote that never closes; close it"), {std::to_string(line)});
        if (table.rows.back().size() > k_limits.filled_columns || table.rows.size() > k_limits.rows)
            return base::fail(ErrorKind::limit, subject,
                              base::mark("has more than {} columns or {} rows; keep what belongs to the table"),
                              {std::to_string(k_limits.filled_columns), std::to_string(k_limits.rows)});
    }
    return {};
}

}  // namespace

std::optional<DecodedText> decoded_text(std::string_view bytes, const std::string& encoding, bool is_certain) {
    for (const Mark& mark : k_marks)
        if (bytes.starts_with(mark.bytes)) {
            const std::string named = is_certain && !encoding.empty() ? encoding : mark.encoding;
            auto text = decoded(bytes.substr(mark.bytes.size()), named);
            return text ? std::optional(DecodedText{named, std::move(*text)}) : std::nullopt;
        }
    for (const std::string& name : {encoding, std::string("UTF-8"), std::string("GB18030")}) {
        if (name.empty()) continue;
        if (auto text = decoded(bytes, name)) return DecodedText{name, std::move(*text)};
        if (is_certain) break;
    }
    return std::nullopt;
}

base::Result<TextTable> parse_text_table(std::string_view bytes, const std::string& encoding,
                                         const std::string& subject, std::size_t most_rows) {
    const auto text = decoded_text(bytes, encoding, !encoding.empty());
    if (!text) return not_decoded(encoding, subject);
    if (text->utf8.find('\0') != std::string::npos)
        return base::fail(ErrorKind::refused, subject,
                          base::mark("holds bytes that no text has; it is not a table of text"));
    TextTable table{text->encoding, {}};
    if (auto read = read_records(text->utf8, most_rows, subject, table); !read) return base::pass(read.error());
    return table;
}

}  // namespace formats
