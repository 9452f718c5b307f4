#include "text_pool.h"

#include <functional>
#include <utility>

namespace formats {
namespace {

constexpr std::size_t k_first_slots = 1024;

/// The slot of the text, or the free one where it belongs. The number of slots is a power of two.
std::size_t slot_of(const std::vector<wire::TextId>& slots, const std::vector<std::string>& texts,
                    std::string_view text) {
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(text)&mask;
    while (slots[slot] != wire::k_no_text && texts[slots[slot]] != text) slot = (slot + 1) & mask;
    return slot;
}

}  // namespace

wire::TextId TextPool::add(std::string_view text) {
    if (texts_.size() * 2 >= slots_.size()) grow();
    wire::TextId& slot = slots_[slot_of(slots_, texts_, text)];
    if (slot == wire::k_no_text) {
        slot = static_cast<wire::TextId>(texts_.size());
        texts_.emplace_back(text);
        bytes_ += text.size();
    }
    return slot;
}

void TextPool::grow() {
    std::vector<wire::TextId> slots(slots_.empty() ? k_first_slots : slots_.size() * 2, wire::k_no_text);
    for (wire::TextId id = 0; id < texts_.size(); ++id) slots[slot_of(slots, texts_, texts_[id])] = id;
    slots_ = std::move(slots);
}

}  // namespace formats
