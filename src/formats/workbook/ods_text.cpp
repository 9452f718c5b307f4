#include "ods_text.h"

#include <algorithm>
#include <charconv>

namespace formats {
namespace {

bool is_left_out(OdsSpace space, std::string_view local) {
    if (space == OdsSpace::draw) return true;
    return (space == OdsSpace::office && local == "annotation") || (space == OdsSpace::text && local == "ruby-text");
}

}  // namespace

void OdsText::clear() {
    text_.clear();
    paragraphs_ = comments_ = guides_ = open_paragraphs_ = left_out_ = 0;
    after_blank_ = true;
}

void OdsText::begin(OdsSpace space, std::string_view local, const XmlAttributes& attributes) {
    constexpr int k_most_blanks = 1000;
    if (is_left_out(space, local)) {
        ++left_out_;
        comments_ += space == OdsSpace::office ? 1 : 0;
        guides_ += space == OdsSpace::text ? 1 : 0;
    }
    if (left_out_ > 0 || space != OdsSpace::text) return;
    if (local == "p") {
        if (paragraphs_++ > 0) text_ += '\n';
        ++open_paragraphs_;
        after_blank_ = true;
    } else if (local == "s") {
        int count = 1;
        const std::string_view said = attributes.get("c");
        std::from_chars(said.data(), said.data() + said.size(), count);
        text_.append(static_cast<std::size_t>(std::clamp(count, 0, k_most_blanks)), ' ');
        after_blank_ = false;
    } else if (local == "tab" || local == "line-break") {
        text_ += local == "tab" ? '\t' : '\n';
        after_blank_ = false;
    }
}

void OdsText::end(OdsSpace space, std::string_view local) {
    if (is_left_out(space, local)) --left_out_;
    if (left_out_ == 0 && space == OdsSpace::text && local == "p") --open_paragraphs_;
}

void OdsText::text(std::string_view text) {
    if (left_out_ > 0 || open_paragraphs_ == 0) return;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (is_blank && after_blank_) continue;
        text_ += is_blank ? ' ' : c;
        after_blank_ = is_blank;
    }
}

}  // namespace formats
