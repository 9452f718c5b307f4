#include "xls_globals.h"

#include <map>
#include <utility>

#include "base/error_words.h"
#include "biff_records.h"
#include "little_endian.h"
#include "wire/table_limits.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;
using wire::SheetState;

constexpr std::uint16_t k_biff8 = 0x0600;
constexpr wire::TableLimits k_limits;

XlsSheet sheet_of(const BiffRecord& record) {
    BiffReader in(record);
    XlsSheet sheet;
    sheet.at = in.long_word();
    const std::uint8_t state = in.byte() & 3U;
    sheet.info.state = state == 0 ? SheetState::visible : state == 1 ? SheetState::hidden : SheetState::very_hidden;
    sheet.info.is_chart = in.byte() != 0;
    const std::size_t length = in.byte();
    sheet.info.name = in.text(length).text;
    return sheet;
}

base::Result<void> take_texts(const BiffRecord& record, XlsGlobals& globals) {
    BiffReader in(record);
    in.skip(4);
    const std::uint32_t count = in.long_word();
    std::size_t bytes = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::size_t length = in.word();
        BiffText text = in.text(length);
        if (in.failed()) break;  // who refers to what is missing is refused
        bytes += text.text.size();
        if (globals.texts.size() >= k_limits.texts || bytes > k_limits.texts_bytes)
            return base::fail(ErrorKind::limit, "",
                              mark("has more than {} different texts or {} MB of them; keep what is needed"),
                              {std::to_string(k_limits.texts), std::to_string(k_limits.texts_bytes >> 20U)});
        globals.texts.push_back({std::move(text.text), text.was_repaired, text.has_guide});
    }
    return {};
}

/// Formats by number, and the number of each style's format.
struct Styles {
    std::map<int, std::string> codes;
    std::vector<int> ids;

    void take_format(const BiffRecord& record) {
        BiffReader in(record);
        const int id = in.word();
        const std::size_t length = in.word();
        codes[id] = in.text(length).text;
    }
    [[nodiscard]] std::vector<std::optional<std::string>> by_style() const {
        std::vector<std::optional<std::string>> out;
        for (const int id : ids) {
            const auto known = codes.find(id);
            if (known != codes.end())
                out.emplace_back(known->second);
            else
                out.emplace_back(built_in_format(id));
        }
        return out;
    }
};

base::Result<void> check_begin(BiffRecords& records) {
    BiffRecord record;
    if (!records.next(record) || record.kind != Biff::begin)
        return base::fail(ErrorKind::refused, "", mark("is damaged or cut short; get it anew"));
    if (u16(record.body, 0) != k_biff8)
        return base::fail(
            ErrorKind::refused, "",
            mark("is a workbook of Excel 5/95 or older; open it in a spreadsheet program and save it as .xlsx"));
    return {};
}

}  // namespace

base::Result<XlsGlobals> read_xls_globals(std::string_view stream) {
    BiffRecords records(stream);
    if (auto good = check_begin(records); !good) return base::pass(good.error());
    XlsGlobals globals;
    Styles styles;
    BiffRecord record;
    while (records.next(record) && record.kind != Biff::end) {
        switch (record.kind) {
            case Biff::file_pass:
                return base::fail(
                    ErrorKind::refused, "",
                    mark("is encrypted; open it in a spreadsheet program and save it without a password"));
            case Biff::date_mode:
                globals.origin = u16(record.body, 0) == 1 ? Origin::day_1904 : Origin::day_1900;
                break;
            case Biff::bound_sheet: globals.sheets.push_back(sheet_of(record)); break;
            case Biff::number_format: styles.take_format(record); break;
            case Biff::cell_format: styles.ids.push_back(u16(record.body, 2)); break;
            case Biff::shared_texts:
                if (auto taken = take_texts(record, globals); !taken) return base::pass(taken.error());
                break;
            default: break;
        }
    }
    globals.style_codes = styles.by_style();
    return globals;
}

}  // namespace formats
