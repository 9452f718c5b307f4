// Writes a spreadsheet or the same as text, by the extension of the name, at one stroke. Private to exchange.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/kept_text.h"
#include "base/result.h"

struct lxw_workbook;

namespace exchange {

/// The bytes of a workbook; nothing when memory or the folder of temporary files ran out. The library keeps each sheet
/// in such a file on its way and says nothing when that is cut off, so every part is read again.
std::optional<std::string> workbook_bytes(const std::function<void(lxw_workbook*)>& fill);

/// .xlsx by `fill`, .csv by `text`; another extension is refused. An existing file is replaced whole, or left as it is.
base::Result<void> write_workbook_or_text(const std::filesystem::path& path,
                                          const std::function<void(lxw_workbook*)>& fill,
                                          const std::function<std::string()>& text);

/// A text as files can hold it: `left_out` grows by the characters that they cannot.
class WrittenTexts {
public:
    std::string operator()(const std::string& text) {
        return base::cleaned_text(text, base::TextForm::lines, left_out_);
    }
    [[nodiscard]] std::size_t left_out() const { return left_out_; }

private:
    std::size_t left_out_ = 0;
};

}  // namespace exchange
