// Texts, each once, by number. Owned by one thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/grid.h"

namespace formats {

class TextPool {
public:
    /// The number of the text, which is added where it is new.
    wire::TextId add(std::string_view text);
    [[nodiscard]] const std::string& operator[](wire::TextId id) const { return texts_[id]; }
    [[nodiscard]] std::size_t size() const { return texts_.size(); }
    /// Of all texts together.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    std::vector<std::string> take() { return std::move(texts_); }

private:
    void grow();

    std::vector<std::string> texts_;
    std::vector<wire::TextId> slots_;  ///< a table of hashes, at most half full
    std::size_t bytes_ = 0;
};

}  // namespace formats
