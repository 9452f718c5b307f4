// A compiled gettext catalogue (.mo) in memory, read by id. Private to base.
#pragma once

#include <string_view>
#include <unordered_map>

namespace base {

class MessageCatalogue {
public:
    /// Reads the file's tables; an empty catalogue for bytes that are no .mo file. `bytes` must outlive it.
    explicit MessageCatalogue(std::string_view bytes);

    /// The first form of the message; null where there is none. A context is "context\004id".
    [[nodiscard]] const char* find(std::string_view id) const;
    [[nodiscard]] std::size_t size() const { return messages_.size(); }

private:
    std::unordered_map<std::string_view, const char*> messages_;
};

}  // namespace base
