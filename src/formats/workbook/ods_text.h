// The text of a cell of an OpenDocument spreadsheet: paragraphs joined, blanks as they are shown, without guides to
// pronunciation, comments and drawings. Owned by one thread.
#pragma once

#include <string>
#include <string_view>

#include "ods_styles.h"

namespace formats {

class OdsText {
public:
    void clear();
    void begin(OdsSpace space, std::string_view local, const XmlAttributes& attributes);
    void end(OdsSpace space, std::string_view local);
    void text(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] int paragraphs() const { return paragraphs_; }
    [[nodiscard]] int comments() const { return comments_; }
    [[nodiscard]] int guides() const { return guides_; }

private:
    std::string text_;
    int paragraphs_ = 0, comments_ = 0, guides_ = 0;
    int open_paragraphs_ = 0, left_out_ = 0;  ///< elements that are open
    bool after_blank_ = true;
};

}  // namespace formats
