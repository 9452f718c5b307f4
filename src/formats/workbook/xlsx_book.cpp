#include "xlsx_book.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "base/error_words.h"
#include "ooxml_package.h"
#include "wire/table_limits.h"
#include "xml_reader.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;
using wire::SheetState;

constexpr std::size_t k_most_styles = 100'000;

int number_of(std::string_view text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct SheetEntry {
    wire::SheetInfo info;
    std::string relation;
};

class WorkbookHandler final : public XmlHandler {
public:
    void begin(const XmlName& name, const XmlAttributes& attributes) override {
        if (!is_spreadsheet_space(name.space)) return;
        if (name.local == "workbookPr" && is_true(attributes.get("date1904"))) origin = Origin::day_1904;
        if (name.local != "sheet") return;
        const std::string_view state = attributes.get("state");
        const SheetState visibility = state == "hidden"       ? SheetState::hidden
                                      : state == "veryHidden" ? SheetState::very_hidden
                                                              : SheetState::visible;
        sheets.push_back({{std::string(attributes.get("name")), visibility, false}, std::string(attributes.get("id"))});
    }
    void end(const XmlName&) override {}
    void text(std::string_view) override {}
    [[nodiscard]] bool wants_more() const override { return sheets.size() <= wire::TableLimits{}.sheets; }

    std::vector<SheetEntry> sheets;
    Origin origin = Origin::day_1900;
};

class StylesHandler final : public XmlHandler {
public:
    void begin(const XmlName& name, const XmlAttributes& attributes) override {
        if (!is_spreadsheet_space(name.space)) return;
        if (name.local == "cellXfs") in_cells_ = true;
        if (name.local == "numFmt" && codes_.size() < k_most_styles)
            codes_[number_of(attributes.get("numFmtId"), -1)] = attributes.get("formatCode");
        if (name.local == "xf" && in_cells_ && ids_.size() < k_most_styles)
            ids_.push_back(number_of(attributes.get("numFmtId"), 0));
    }
    void end(const XmlName& name) override {
        if (name.local == "cellXfs") in_cells_ = false;
    }
    void text(std::string_view) override {}

    [[nodiscard]] std::vector<std::optional<std::string>> codes() const {
        std::vector<std::optional<std::string>> out;
        for (const int id : ids_) {
            const auto known = codes_.find(id);
            if (known != codes_.end())
                out.emplace_back(known->second);
            else
                out.emplace_back(built_in_format(id));
        }
        return out;
    }

private:
    std::map<int, std::string> codes_;
    std::vector<int> ids_;
    bool in_cells_ = false;
};

const Relation* relation_with(const std::vector<Relation>& relations, const std::string Relation::*field,
                              const std::string& value) {
    const auto found =
        std::find_if(relations.begin(), relations.end(), [&](const Relation& r) { return r.*field == value; });
    return found == relations.end() ? nullptr : &*found;
}

base::Result<std::string> workbook_part(ZipFile& zip) {
    const auto relations = relations_of(zip, "");
    if (!relations) return base::pass(relations.error());
    const Relation* document = relation_with(*relations, &Relation::type, "officeDocument");
    return document != nullptr ? document->target : std::string("xl/workbook.xml");
}

base::Result<void> take_sheets(const std::vector<SheetEntry>& entries, const std::vector<Relation>& relations,
                               XlsxBook& book) {
    for (const SheetEntry& entry : entries) {
        const Relation* relation = relation_with(relations, &Relation::id, entry.relation);
        if (relation == nullptr)
            return base::fail(ErrorKind::refused, "", mark("lacks the part of its sheet {}; get it anew"),
                              {entry.info.name});
        book.sheets.push_back({entry.info, relation->target});
        book.sheets.back().info.is_chart = relation->type != "worksheet";
    }
    return {};
}

base::Result<void> take_shared(ZipFile& zip, const std::vector<Relation>& relations, XlsxBook& book) {
    if (const Relation* styles = relation_with(relations, &Relation::type, "styles");
        styles && zip.has(styles->target)) {
        StylesHandler handler;
        if (auto read = read_xml(zip, styles->target, handler); !read) return read;
        book.style_codes = handler.codes();
    }
    const Relation* texts = relation_with(relations, &Relation::type, "sharedStrings");
    return texts && zip.has(texts->target) ? book.texts.read(zip, texts->target) : base::Result<void>{};
}

}  // namespace

bool is_spreadsheet_space(std::string_view space) {
    return space == "http://schemas.openxmlformats.org/spreadsheetml/2006/main" ||
           space == "http://purl.oclc.org/ooxml/spreadsheetml/main";
}

base::Result<XlsxBook> open_xlsx(ZipFile& zip) {
    const auto part = workbook_part(zip);
    if (!part) return base::pass(part.error());
    WorkbookHandler workbook;
    if (auto read = read_xml(zip, *part, workbook); !read) return base::pass(read.error());
    const auto relations = relations_of(zip, *part);
    if (!relations) return base::pass(relations.error());
    XlsxBook book;
    book.origin = workbook.origin;
    if (auto taken = take_sheets(workbook.sheets, *relations, book); !taken) return base::pass(taken.error());
    if (auto taken = take_shared(zip, *relations, book); !taken) return base::pass(taken.error());
    return book;
}

}  // namespace formats
