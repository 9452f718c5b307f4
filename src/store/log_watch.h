// What the commits of one connection wrote into its log, gathered from the writes themselves, so that an image of the
// file in memory follows without the file being read again. A frame of the log is a header of 24 bytes (the page's
// number, and in the last of a commit the number of pages in all) and the page; frames follow one another after the
// log's own header of 32 bytes. Whatever does not look like that makes the next answer "not known".
// Private to store; one thread per connection.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace store {

/// Pages that changed, and how many there are now.
struct ChangedPages {
    std::map<std::uint32_t, std::string> pages;  ///< by number, from 1
    std::uint32_t count = 0;                     ///< in the whole file; 0: nothing was committed
};

class LogWatch {
public:
    /// `bytes` were written at that offset of the log.
    void note(std::span<const std::uint8_t> bytes, std::int64_t at);
    /// What was committed since the last call; nothing where that is not known.
    std::optional<ChangedPages> take();

private:
    struct Frame {
        std::uint32_t page = 0;
        std::uint32_t count = 0;  ///< of pages in all, in the last frame of a commit
    };
    void take_header(std::span<const std::uint8_t> bytes, std::int64_t at);
    void take_page(std::span<const std::uint8_t> bytes, std::int64_t at);

    std::optional<Frame> frame_;                 ///< whose page is written next
    std::optional<std::int64_t> next_;           ///< where the next write of a frame belongs; nothing before the first
    std::map<std::uint32_t, std::string> open_;  ///< of the commit that is being written
    ChangedPages changed_;
    bool known_ = true;
};

/// An image after those changes.
void apply_changes(std::string& image, ChangedPages changes);

}  // namespace store
