// Texts of a workbook: runs joined, guides to pronunciation left out, escaped characters undone. Owned by one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "zip_file.h"

namespace formats {

/// A text as the eye sees it, and what was left out of it.
struct CleanText {
    std::string text;
    std::uint16_t guides = 0, escapes = 0;
};

/// Undoes _xHHHH_, counting.
void undo_escapes(CleanText& text);

/// Listens to the elements of one rich text.
class RichText {
public:
    void begin(std::string_view local);
    void end(std::string_view local);
    void text(std::string_view text) {
        if (in_text_ && !in_guide_) out_.text += text;
    }
    /// The text, ready for the next one.
    CleanText take();

private:
    CleanText out_;
    bool in_text_ = false, in_guide_ = false;
};

/// The shared texts of a workbook.
class SharedTexts {
public:
    struct Entry {
        std::uint32_t end = 0;
        std::uint16_t guides = 0, escapes = 0;
    };

    base::Result<void> read(ZipFile& zip, const std::string& part);
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] const Entry& entry(std::size_t i) const { return entries_[i]; }
    [[nodiscard]] std::string_view text(std::size_t i) const;
    /// False: over a limit.
    bool add(const CleanText& text);

private:
    std::string bytes_;
    std::vector<Entry> entries_;
};

}  // namespace formats
