#include "message_catalogue.h"

#include <cstdint>
#include <cstring>

namespace base {
namespace {

// GNU gettext manual, "The Format of GNU MO Files"; ours are compiled on the machine that runs them: native byte order.
constexpr std::uint32_t k_magic = 0x950412DE;
struct Header {
    std::uint32_t magic, revision, count, ids_at, texts_at;
};
struct Entry {
    std::uint32_t length, at;
};

template <class T>
bool read(std::string_view bytes, std::size_t at, T& out) {
    if (at > bytes.size() || bytes.size() - at < sizeof(T)) return false;
    std::memcpy(&out, bytes.data() + at, sizeof(T));
    return true;
}

bool inside(std::string_view bytes, const Entry& e) {
    return e.at < bytes.size() && e.length < bytes.size() - e.at && bytes[e.at + e.length] == '\0';
}

}  // namespace

MessageCatalogue::MessageCatalogue(std::string_view bytes) {
    Header header{};
    if (!read(bytes, 0, header) || header.magic != k_magic) return;
    for (std::uint32_t i = 0; i < header.count; ++i) {
        Entry id{}, text{};
        if (!read(bytes, header.ids_at + i * sizeof(Entry), id) ||
            !read(bytes, header.texts_at + i * sizeof(Entry), text) || !inside(bytes, id) || !inside(bytes, text))
            return;
        // The plural form follows the singular after a NUL; both find the text, as Chinese has one form.
        for (std::size_t at = 0; at < id.length;) {
            const std::string_view key(bytes.data() + id.at + at);
            if (!key.empty()) messages_.emplace(key, bytes.data() + text.at);
            at += key.size() + 1;
        }
    }
}

const char* MessageCatalogue::find(std::string_view id) const {
    const auto at = messages_.find(id);
    return at == messages_.end() ? nullptr : at->second;
}

}  // namespace base
