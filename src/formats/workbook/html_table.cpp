#include "html_table.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <libxml/HTMLparser.h>
#include <memory>
#include <utility>
#include <vector>

#include "base/error_words.h"
#include "text_table.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::uint32_t k_most_spanned = 1000, k_most_rows_spanned = 65'534;

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view text_of(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

bool is(const xmlNode* node, std::string_view name) {
    return node->type == XML_ELEMENT_NODE && text_of(node->name) == name;
}

std::string attribute(const xmlNode* node, const char* name) {
    xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
    std::string out(text_of(value));
    xmlFree(value);
    return out;
}

bool is_hidden(const xmlNode* node) {
    if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
    std::string style = attribute(node, "style");
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos;
}

std::uint32_t span(const xmlNode* cell, const char* name, std::uint32_t most) {
    const std::string text = attribute(cell, name);
    std::uint32_t count = 1;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp<std::uint32_t>(count, 1, most);
}

/// Every element below `node`, outer ones first; the visitor answers whether to look inside.
void visit(const xmlNode* node, const std::function<bool(const xmlNode*)>& visitor) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
        if (child->type == XML_ELEMENT_NODE && visitor(child)) visit(child, visitor);
}

/// The tables that hold no other one: those around them only lay a page out.
std::vector<const xmlNode*> tables_of(const xmlNode* root) {
    std::vector<const xmlNode*> tables;
    visit(root, [&](const xmlNode* node) {
        if (!is(node, "table")) return true;
        bool holds_another = false;
        visit(node, [&](const xmlNode* inner) {
            holds_another = holds_another || is(inner, "table");
            return !holds_another;
        });
        if (!holds_another) tables.push_back(node);
        return holds_another;
    });
    return tables;
}

/// What a browser shows of a node: blanks joined, a line for each break.
void append_shown(const xmlNode* node, std::string& out) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (is(child, "br")) out += '\n';
        if (child->type == XML_ELEMENT_NODE && !is(child, "script") && !is(child, "style") && !is(child, "rt") &&
            !is_hidden(child))
            append_shown(child, out);
        if (child->type != XML_TEXT_NODE) continue;
        for (const char c : text_of(child->content)) {
            const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            const bool after_blank = out.empty() || out.back() == ' ' || out.back() == '\n';
            if (!is_blank)
                out += c;
            else if (!after_blank)
                out += ' ';
        }
    }
}

std::string shown(const xmlNode* node) {
    std::string out;
    append_shown(node, out);
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
    return out;
}

/// Puts the rows of one table into a grid.
class TableReader {
public:
    explicit TableReader(GridBuilder& grid) : grid_(grid), taken_until_(wire::TableLimits{}.columns) {}

    void read(const xmlNode* table) {
        visit(table, [&](const xmlNode* node) {
            if (!is(node, "tr")) return grid_.wants_more();
            if (is_hidden(node)) grid_.hide_row(row_);
            read_row(node);
            ++row_;
            return false;
        });
    }

private:
    void read_row(const xmlNode* row) {
        std::uint32_t column = 0;
        for (const xmlNode* cell = row->children; cell != nullptr && grid_.wants_more(); cell = cell->next) {
            if ((!is(cell, "td") && !is(cell, "th")) || is_hidden(cell)) continue;
            while (column < taken_until_.size() && taken_until_[column] > row_) ++column;
            const std::uint32_t across = span(cell, "colspan", k_most_spanned);
            const std::uint32_t down = span(cell, "rowspan", k_most_rows_spanned);
            grid_.add_text({row_, column}, shown(cell), {});
            if (across > 1 || down > 1) grid_.merge({row_, column, row_ + down - 1, column + across - 1});
            for (std::uint32_t i = column; i < std::min<std::size_t>(column + across, taken_until_.size()); ++i)
                taken_until_[i] = row_ + down;
            column += across;
        }
    }

    GridBuilder& grid_;
    std::uint32_t row_ = 0;
    std::vector<std::uint32_t> taken_until_;  ///< of each column, by cells of rows above
};

std::string name_of(const xmlNode* table, std::size_t number) {
    for (const xmlNode* child = table->children; child != nullptr; child = child->next)
        if (is(child, "caption"))
            if (std::string caption = shown(child); !caption.empty()) return caption;
    return std::to_string(number);
}

/// The encoding that the page names; pages that name the older Chinese ones hold characters of the newest.
std::string named_encoding(std::string_view bytes) {
    constexpr std::size_t k_looked_at = 4096;
    std::string begin(bytes.substr(0, k_looked_at));
    std::transform(begin.begin(), begin.end(), begin.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::size_t at = begin.find("charset=");
    if (at == std::string::npos) return {};
    std::string name = begin.substr(at + 8, 40);
    name.erase(0, name.find_first_not_of("\"' "));
    name = name.substr(0, name.find_first_of("\"' ;>/"));
    return name == "gb2312" || name == "gbk" ? "GB18030" : name;
}

Document parse(const std::string& utf8) {
    constexpr int k_options =
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
    return Document(htmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", k_options));
}

}  // namespace

base::Result<wire::Workbook> read_html(std::string_view bytes, const WorkbookRequest& request) {
    const bool is_certain = !request.encoding.empty();
    const auto text = decoded_text(bytes, is_certain ? request.encoding : named_encoding(bytes), is_certain);
    if (!text)
        return base::fail(ErrorKind::refused, "",
                          mark("is neither UTF-8 nor GB 18030; save it as one of these, or name its encoding"));
    const Document document = parse(text->utf8);
    const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    const auto tables = root != nullptr ? tables_of(root) : std::vector<const xmlNode*>{};
    if (tables.empty())
        return base::fail(ErrorKind::refused, "",
                          mark("is a web page without a table; copy the table into a workbook"));
    SheetCollector sheets(request.choice);
    for (std::size_t i = 0; i < tables.size() && sheets.wants_more(); ++i) {
        const auto state = is_hidden(tables[i]) ? wire::SheetState::hidden : wire::SheetState::visible;
        GridBuilder* grid = sheets.begin({name_of(tables[i], i + 1), state});
        if (grid == nullptr) continue;
        TableReader(*grid).read(tables[i]);
        sheets.end();
    }
    return sheets.finish(wire::Container::html, text->encoding);
}

}  // namespace formats
