#include "session/tables.h"

#include <algorithm>

#include "base/pinyin.h"
#include "base/unicode.h"
#include "exchange/table_file.h"

namespace session {
namespace {

/// The words of a filter, folded.
std::vector<std::string> words_of(const std::string& filter) {
    const std::string folded = base::fold(filter);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" \t", at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool passes(const Row& row, const std::vector<std::string>& words, std::string& buffer) {
    if (words.empty()) return true;
    buffer.clear();
    for (const Cell& cell : row.cells) buffer.append(cell.text).append("\t");  // no word holds a tab
    const std::string folded = base::fold(buffer);
    return std::all_of(words.begin(), words.end(), [&](const std::string& w) { return folded.find(w) != folded.npos; });
}

/// Sorts Chinese by pinyin, syllable by syllable, behind everything that is not Chinese; the text itself decides
/// between characters that sound alike.
std::string collation_key(const std::string& text) {
    std::string key;
    for (const char32_t c : base::characters(text)) {
        const std::string_view reading = base::pinyin(c);
        if (reading.empty())
            key += base::utf8(std::u32string(1, base::fold(c)));
        else
            key.append("\x7F").append(reading).append("\x01");
    }
    return key.append(1, '\0').append(text);
}

std::size_t column_index(const Table& table, const std::string& key) {
    std::size_t i = 0;
    while (i < table.columns.size() && table.columns[i].key != key) ++i;
    return i;
}

bool is_missing(const Cell& cell, bool numeric) { return cell.missing || (numeric ? !cell.number : cell.text.empty()); }

/// Sorts `rows` by keys of the same row numbers; what is missing goes last in its present order.
template <class Key>
void sort_by(std::vector<std::size_t>& rows, const std::vector<Key>& keys, const std::vector<bool>& missing,
             bool ascending) {
    const auto last = std::stable_partition(rows.begin(), rows.end(), [&](std::size_t r) { return !missing[r]; });
    std::stable_sort(rows.begin(), last,
                     [&](std::size_t a, std::size_t b) { return ascending ? keys[a] < keys[b] : keys[b] < keys[a]; });
}

void sort_rows(const Table& table, std::vector<std::size_t>& rows, std::size_t column, bool ascending) {
    const bool numeric = table.columns[column].numeric;
    std::vector<bool> missing(table.rows.size(), true);
    std::vector<double> numbers(numeric ? table.rows.size() : 0);
    std::vector<std::string> texts(numeric ? 0 : table.rows.size());
    for (const std::size_t r : rows) {
        const Cell& cell = table.rows[r].cells[column];
        missing[r] = is_missing(cell, numeric);
        if (missing[r]) continue;
        if (numeric)
            numbers[r] = *cell.number;
        else
            texts[r] = collation_key(cell.text);
    }
    if (numeric)
        sort_by(rows, numbers, missing, ascending);
    else
        sort_by(rows, texts, missing, ascending);
}

void append_flat(std::string& out, const std::string& text) {
    for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

std::vector<std::size_t> arrange(const Table& table, const Arrangement& arrangement) {
    const std::vector<std::string> words = words_of(arrangement.filter);
    std::vector<std::size_t> rows;
    std::string buffer;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (passes(table.rows[r], words, buffer)) rows.push_back(r);
    const std::size_t column = column_index(table, arrangement.sort_key);
    if (column < table.columns.size()) sort_rows(table, rows, column, arrangement.ascending);
    return rows;
}

std::string as_text(const Table& table, const std::vector<std::size_t>& rows,
                    const std::vector<std::string>& column_keys) {
    std::vector<std::size_t> columns;
    for (const std::string& key : column_keys)
        if (const std::size_t c = column_index(table, key); c < table.columns.size()) columns.push_back(c);
    std::string out;
    const auto line = [&](const auto& text_of) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0) out += '\t';
            append_flat(out, text_of(columns[i]));
        }
        out += '\n';
    };
    if (columns.empty()) return out;
    line([&](std::size_t c) -> const std::string& { return table.columns[c].title; });
    for (const std::size_t r : rows)
        line([&](std::size_t c) -> const std::string& { return table.rows[r].cells[c].text; });
    return out;
}

namespace {

/// A number with its sign is no formula; whatever else begins like one is text, as in a CSV.
std::string html_cell(const std::string& text) {
    const bool is_number = text.find_first_not_of("+-0123456789.,% ") == std::string::npos;
    std::string out = !is_number && exchange::begins_like_a_formula(text) ? "'" : "";
    for (const char c : text) switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            default: out += c;
        }
    return out;
}

}  // namespace

std::string as_html(std::string_view tab_separated) {
    std::string out = "<meta charset=\"utf-8\"><table>";
    for (std::string_view rest = tab_separated; !rest.empty();) {
        out += "<tr>";
        for (bool more = true; more;) {
            const std::size_t end = std::min(rest.find_first_of("\t\n"), rest.size());
            more = end < rest.size() && rest[end] == '\t';
            out += "<td>" + html_cell(std::string(rest.substr(0, end))) + "</td>";
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        out += "</tr>";
    }
    return out + "</table>";
}

}  // namespace session
