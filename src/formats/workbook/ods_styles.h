// The styles of an OpenDocument spreadsheet: the code of a cell's number format, which tables are hidden. Owned by one
// thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "xml_reader.h"

namespace formats {

/// The namespaces of OpenDocument that a table needs.
enum class OdsSpace { office, table, text, number, style, draw, calc, other };
OdsSpace ods_space(std::string_view space);

/// Listens to the elements of styles, wherever they stand.
class OdsStyles {
public:
    void begin(OdsSpace space, std::string_view local, const XmlAttributes& attributes);
    void end(OdsSpace space, std::string_view local);
    void text(std::string_view text) {
        if (in_text_) literal_ += text;
    }

    /// The code of the number format of a cell style; empty: General.
    [[nodiscard]] std::string code_of(const std::string& cell_style) const;
    [[nodiscard]] bool is_hidden_table(const std::string& table_style) const { return hidden_.contains(table_style); }

private:
    struct CellStyle {
        std::string parent, data_style;
    };

    void begin_style(std::string_view local, const XmlAttributes& attributes);
    void begin_part(std::string_view local, const XmlAttributes& attributes);
    void add_number(const XmlAttributes& attributes);

    std::map<std::string, CellStyle> cells_;
    std::map<std::string, std::string> codes_;  ///< of data styles
    std::set<std::string> hidden_;
    std::string style_;              ///< the table style that is being read
    std::string data_style_, code_;  ///< the data style that is being read
    std::string literal_;
    bool in_data_style_ = false, in_percentage_ = false, counts_on_ = false, in_text_ = false;
};

}  // namespace formats
