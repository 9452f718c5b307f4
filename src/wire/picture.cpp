#include "wire/picture.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wire {
namespace {

constexpr std::string_view k_mark = "LGPIC1";
constexpr std::size_t k_head = k_mark.size() + 8;

void add(std::string& out, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}

std::uint32_t number_at(std::string_view bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return number;
}

}  // namespace

bool send(const Picture& picture, const std::function<bool(std::string_view)>& write) {
    std::string head(k_mark);
    add(head, picture.width);
    add(head, picture.height);
    return write(head) && write({reinterpret_cast<const char*>(picture.rgba.data()), picture.rgba.size()});
}

base::Result<void> PictureDecoder::begin() {
    const std::string_view head = head_;
    picture_.width = number_at(head.substr(k_mark.size()));
    picture_.height = number_at(head.substr(k_mark.size() + 4));
    const auto fits = [](std::uint32_t side) { return side > 0 && side <= k_longest_side; };
    if (!head.starts_with(k_mark) || !fits(picture_.width) || !fits(picture_.height))
        return base::fail(base::ErrorKind::refused, "", base::mark("the reader sent no picture; check the file"));
    size_ = std::size_t{4} * picture_.width * picture_.height;
    picture_.rgba.reserve(size_);
    begun_ = true;
    return {};
}

base::Result<void> PictureDecoder::feed(std::string_view bytes) {
    if (!begun_) {
        const std::size_t wanted = std::min(k_head - head_.size(), bytes.size());
        head_ += bytes.substr(0, wanted);
        bytes.remove_prefix(wanted);
        if (head_.size() < k_head) return {};
        if (auto done = begin(); !done) return done;
    }
    if (bytes.size() > size_ - picture_.rgba.size())
        return base::fail(base::ErrorKind::refused, "", base::mark("the reader sent no picture; check the file"));
    picture_.rgba.insert(picture_.rgba.end(), bytes.begin(), bytes.end());
    return {};
}

bool PictureDecoder::finished() const { return begun_ && picture_.rgba.size() == size_; }

}  // namespace wire
