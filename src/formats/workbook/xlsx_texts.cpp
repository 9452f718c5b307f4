#include "xlsx_texts.h"

#include <charconv>
#include <utility>

#include "base/error_words.h"
#include "base/unicode.h"
#include "ooxml_package.h"
#include "wire/table_limits.h"
#include "xml_reader.h"

namespace formats {
namespace {

using base::mark;

constexpr wire::TableLimits k_limits;
constexpr std::size_t k_escape_bytes = 7;  // _xHHHH_
constexpr char32_t k_replacement = 0xFFFD;

/// The unit of UTF-16 that an escape at the front stands for; -1 where there is none.
int escaped_unit(std::string_view text) {
    if (text.size() < k_escape_bytes || text[0] != '_' || text[1] != 'x' || text[6] != '_') return -1;
    int unit = 0;
    const auto read = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
    return read.ec == std::errc{} && read.ptr == text.data() + 6 ? unit : -1;
}

bool is_high(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

char32_t character_of(int unit) {
    const bool is_none = unit == 0 || is_high(unit) || is_low(unit) || unit >= 0xFFFE;
    return is_none ? k_replacement : static_cast<char32_t>(unit);
}

class SharedTextsHandler final : public XmlHandler {
public:
    explicit SharedTextsHandler(SharedTexts& texts) : texts_(texts) {}
    void begin(const XmlName& name, const XmlAttributes&) override {
        if (name.local == "si") in_item_ = true;
        if (in_item_) rich_.begin(name.local);
    }
    void end(const XmlName& name) override {
        if (!in_item_) return;
        rich_.end(name.local);
        if (name.local != "si") return;
        in_item_ = false;
        in_limits_ = texts_.add(rich_.take());
    }
    void text(std::string_view text) override {
        if (in_item_) rich_.text(text);
    }
    [[nodiscard]] bool wants_more() const override { return in_limits_; }

private:
    SharedTexts& texts_;
    RichText rich_;
    bool in_item_ = false, in_limits_ = true;
};

}  // namespace

void undo_escapes(CleanText& clean) {
    if (clean.text.find("_x") == std::string::npos) return;
    std::string out;
    std::string_view rest = clean.text;
    while (!rest.empty()) {
        const int unit = escaped_unit(rest);
        if (unit < 0) {
            out += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        rest.remove_prefix(k_escape_bytes);
        char32_t character = character_of(unit);
        if (const int low = is_high(unit) ? escaped_unit(rest) : -1; is_low(low)) {
            character =
                0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10U) + (static_cast<char32_t>(low) - 0xDC00);
            rest.remove_prefix(k_escape_bytes);
        }
        out += base::utf8(std::u32string_view(&character, 1));
        ++clean.escapes;
    }
    clean.text = std::move(out);
}

void RichText::begin(std::string_view local) {
    if (local == "t") in_text_ = true;
    if (local == "rPh") {
        in_guide_ = true;
        ++out_.guides;
    }
}

void RichText::end(std::string_view local) {
    if (local == "t") in_text_ = false;
    if (local == "rPh") in_guide_ = false;
}

CleanText RichText::take() {
    undo_escapes(out_);
    in_text_ = in_guide_ = false;
    return std::exchange(out_, {});
}

bool SharedTexts::add(const CleanText& text) {
    bytes_ += text.text;
    entries_.push_back({static_cast<std::uint32_t>(bytes_.size()), text.guides, text.escapes});
    return entries_.size() <= k_limits.texts && bytes_.size() <= k_limits.texts_bytes;
}

std::string_view SharedTexts::text(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : entries_[i - 1].end;
    return std::string_view(bytes_).substr(begin, entries_[i].end - begin);
}

base::Result<void> SharedTexts::read(ZipFile& zip, const std::string& part) {
    SharedTextsHandler handler(*this);
    if (auto done = read_xml(zip, part, handler); !done) return done;
    if (handler.wants_more()) return {};
    return base::fail(base::ErrorKind::limit, "",
                      mark("has more than {} different texts or {} MB of them; keep what is needed"),
                      {std::to_string(k_limits.texts), std::to_string(k_limits.texts_bytes >> 20U)});
}

}  // namespace formats
