#include "base/word_break.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include "base/line_break.h"

namespace base {
namespace {

struct TextCloser {
    void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

struct WordBreaker::Impl {
    std::unique_ptr<icu::BreakIterator> words;  ///< null: ICU has no data
};

WordBreaker::WordBreaker() : impl_(std::make_unique<Impl>()) {
    UErrorCode status = U_ZERO_ERROR;
    impl_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status));
    if (U_FAILURE(status) != 0) impl_->words.reset();
}

WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;
WordBreaker::~WordBreaker() = default;

std::vector<std::string_view> WordBreaker::pieces(std::string_view utf8) const {
    std::vector<std::string_view> out = line_pieces(utf8);
    if (!impl_->words || out.size() < 2) return out;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, TextCloser> text(
        utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
    impl_->words->setText(text.get(), status);
    if (U_FAILURE(status) != 0) return out;
    std::vector<std::string_view> joined{out.front()};
    for (std::size_t i = 1; i < out.size(); ++i) {
        const auto at = static_cast<std::int32_t>(out[i].data() - utf8.data());
        if (impl_->words->isBoundary(at) != 0)
            joined.push_back(out[i]);
        else
            joined.back() = {joined.back().data(), joined.back().size() + out[i].size()};
    }
    return joined;
}

}  // namespace base
