// Texts, each once, by number. Owned by one thread.
#pragma once

#include <cstdint>
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
    struct Slot {
        std::uint32_t hash = 0;
        wire::TextId id = wire::k_no_text;
    };

    [[nodiscard]] Slot& slot_of(std::uint32_t hash, std::string_view text);

    void grow();

    std::vector<std::string> texts_;
    std::vector<Slot> slots_;  ///< a table of hashes, at most three quarters full
    std::size_t bytes_ = 0;
};

}  // namespace formats
