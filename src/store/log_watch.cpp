#include "log_watch.h"

#include <algorithm>
#include <utility>

#include "write_ahead_log.h"

namespace store {
namespace {

constexpr std::size_t k_log_header = 32, k_frame_header = 24;

}  // namespace

void LogWatch::note(std::span<const std::uint8_t> bytes, std::int64_t at) {
    if (at == 0 && bytes.size() == k_log_header) {  // the log begins again
        next_ = k_log_header;
        frame_.reset();
    } else if (!frame_ && bytes.size() == k_frame_header) {
        take_header(bytes, at);
    } else {
        take_page(bytes, at);
    }
}

void LogWatch::take_header(std::span<const std::uint8_t> bytes, std::int64_t at) {
    known_ = known_ && (!next_ || *next_ == at);
    frame_ = Frame{read_u32(bytes, 0), read_u32(bytes, 4)};
    next_ = at + static_cast<std::int64_t>(k_frame_header);
}

void LogWatch::take_page(std::span<const std::uint8_t> bytes, std::int64_t at) {
    known_ = known_ && frame_ && next_ == at;
    if (!known_ || !frame_) return;
    open_.insert_or_assign(frame_->page, std::string(bytes.begin(), bytes.end()));
    next_ = at + static_cast<std::int64_t>(bytes.size());
    if (frame_->count > 0) {
        changed_.count = frame_->count;
        open_.merge(changed_.pages);  // what is new goes before what was there
        changed_.pages = std::exchange(open_, {});
    }
    frame_.reset();
}

std::optional<ChangedPages> LogWatch::take() {
    const bool known = std::exchange(known_, true) && open_.empty() && !frame_;
    open_.clear();
    frame_.reset();
    if (!known) next_.reset();
    ChangedPages changed = std::exchange(changed_, {});
    return known ? std::optional(std::move(changed)) : std::nullopt;
}

void apply_changes(std::string& image, ChangedPages changes) {
    if (changes.count == 0 || changes.pages.empty()) return;
    const std::size_t page_size = changes.pages.begin()->second.size();
    image.resize(changes.count * page_size);
    for (const auto& [number, page] : changes.pages)
        if (number <= changes.count) std::copy(page.begin(), page.end(), image.begin() + (number - 1) * page_size);
}

}  // namespace store
