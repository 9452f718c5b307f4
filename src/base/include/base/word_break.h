// Where a line of Chinese may end without cutting a word: 中科院 · 海宁 · 纳米 · 电子 · 材料. Chinese is written
// without spaces, so words are found by the dictionary of ICU. One thread at a time.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace base {

class WordBreaker {
public:
    WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;
    WordBreaker& operator=(WordBreaker&&) noexcept;
    ~WordBreaker();

    /// The text cut between its words, where line_pieces() allows it too. Without ICU's data: line_pieces().
    [[nodiscard]] std::vector<std::string_view> pieces(std::string_view utf8) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace base
