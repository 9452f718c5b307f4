#include "text_pool.h"

#include <functional>

namespace formats {
namespace {

constexpr std::size_t k_first_slots = 1024;  // a power of two, as every number of slots

}  // namespace

/// The slot of the text, or the free one where it belongs.
TextPool::Slot& TextPool::slot_of(std::uint32_t hash, std::string_view text) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].id != wire::k_no_text && (slots_[at].hash != hash || texts_[slots_[at].id] != text))
        at = (at + 1) & mask;
    return slots_[at];
}

wire::TextId TextPool::add(std::string_view text) {
    if (texts_.size() * 4 >= slots_.size() * 3) grow();
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
    Slot& slot = slot_of(hash, text);
    if (slot.id == wire::k_no_text) {
        slot = {hash, static_cast<wire::TextId>(texts_.size())};
        texts_.emplace_back(text);
        bytes_ += text.size();
    }
    return slot.id;
}

void TextPool::grow() {
    std::vector<Slot> before(slots_.empty() ? k_first_slots : slots_.size() * 2);
    slots_.swap(before);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : before) {
        if (slot.id == wire::k_no_text) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].id != wire::k_no_text) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace formats
