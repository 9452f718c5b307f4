#include "ods_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace formats {
namespace {

constexpr int k_most_digits = 30;

int number_in(std::string_view text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::clamp(number, 0, k_most_digits);
}

std::string times(int count, char c) { return std::string(static_cast<std::size_t>(count), c); }

bool is_long(const XmlAttributes& attributes) { return attributes.get("style") == "long"; }

/// A text between the digits; a per cent sign counts only in a per cent style.
std::string quoted(const std::string& literal, bool in_percentage) {
    std::string out;
    for (const char c : literal) {
        if (c == '%' && in_percentage) {
            out += c;
        } else {
            if (static_cast<unsigned char>(c) < 0x80)
                out += '\\';  // the bytes of other characters stand for themselves
            out += c;
        }
    }
    return out;
}

}  // namespace

OdsSpace ods_space(std::string_view space) {
    constexpr std::string_view k_begin = "urn:oasis:names:tc:opendocument:xmlns:";
    if (space.ends_with(":calcext:1.0")) return OdsSpace::calc;
    if (!space.starts_with(k_begin)) return OdsSpace::other;
    const std::string_view rest = space.substr(k_begin.size());
    if (rest == "table:1.0") return OdsSpace::table;
    if (rest == "office:1.0") return OdsSpace::office;
    if (rest == "text:1.0") return OdsSpace::text;
    if (rest == "datastyle:1.0") return OdsSpace::number;
    if (rest == "style:1.0") return OdsSpace::style;
    return rest == "drawing:1.0" ? OdsSpace::draw : OdsSpace::other;
}

void OdsStyles::begin(OdsSpace space, std::string_view local, const XmlAttributes& attributes) {
    if (space == OdsSpace::style) begin_style(local, attributes);
    if (space != OdsSpace::number) return;
    if (local.ends_with("-style")) {
        data_style_ = "";
        attributes.each([&](const XmlName& name, std::string_view value) {
            if (name.local == "name" && ods_space(name.space) == OdsSpace::style) data_style_ = value;
        });
        code_.clear();
        in_data_style_ = true;
        in_percentage_ = local == "percentage-style";
        counts_on_ = attributes.get("truncate-on-overflow") == "false";
        if (local == "text-style") code_ = "";
    } else if (in_data_style_) {
        begin_part(local, attributes);
    }
}

void OdsStyles::begin_style(std::string_view local, const XmlAttributes& attributes) {
    if (local == "style") {
        style_ = attributes.get("name");
        if (attributes.get("family") == "table-cell")
            cells_[style_] = {std::string(attributes.get("parent-style-name")),
                              std::string(attributes.get("data-style-name"))};
    }
    if (local == "table-properties" && attributes.get("display") == "false") hidden_.insert(style_);
}

void OdsStyles::add_number(const XmlAttributes& attributes) {
    const auto decimals = attributes.find("decimal-places");
    const int whole = number_in(attributes.get("min-integer-digits"), 0);
    const bool groups = attributes.get("grouping") == "true";
    if (!decimals && !groups && whole <= 1 && !attributes.find("display-factor")) {
        code_ += "General";
        return;
    }
    code_ += groups ? "#,##" + (whole > 0 ? times(whole, '0') : std::string("#")) : whole > 0 ? times(whole, '0') : "#";
    const int places = number_in(decimals.value_or("0"), 0);
    const int kept = number_in(attributes.find("min-decimal-places").value_or(decimals.value_or("0")), 0);
    if (places > 0) code_ += "." + times(std::min(kept, places), '0') + times(std::max(places - kept, 0), '#');
    double factor = 1;
    const std::string_view said = attributes.get("display-factor");
    std::from_chars(said.data(), said.data() + said.size(), factor);
    for (int i = 0; i < 5 && factor >= 1000; ++i, factor /= 1000) code_ += ',';
}

void OdsStyles::begin_part(std::string_view local, const XmlAttributes& attributes) {
    const bool long_form = is_long(attributes);
    if (local == "text" || local == "currency-symbol") {
        in_text_ = true;
        literal_.clear();
    } else if (local == "number") {
        add_number(attributes);
    } else if (local == "scientific-number") {
        const int places = number_in(attributes.get("decimal-places"), 0);
        code_ += "0" + (places > 0 ? "." + times(places, '0') : "") + "E+" +
                 times(std::max(number_in(attributes.get("min-exponent-digits"), 2), 1), '0');
    } else if (local == "fraction") {
        code_ += "# " + times(number_in(attributes.get("min-numerator-digits"), 1), '?') + "/" +
                 times(number_in(attributes.get("min-denominator-digits"), 1), '?');
    } else if (local == "year") {
        code_ += long_form ? "yyyy" : "yy";
    } else if (local == "month") {
        const bool named = attributes.get("textual") == "true";
        code_ += times((named ? 3 : 1) + (long_form ? 1 : 0), 'm');
    } else if (local == "day") {
        code_ += long_form ? "dd" : "d";
    } else if (local == "day-of-week") {
        code_ += long_form ? "dddd" : "ddd";
    } else if (local == "hours") {
        code_ += counts_on_ ? "[h]" : long_form ? "hh" : "h";
    } else if (local == "minutes") {
        code_ += long_form ? "mm" : "m";
    } else if (local == "seconds") {
        const int places = number_in(attributes.get("decimal-places"), 0);
        code_ += (long_form ? "ss" : "s") + (places > 0 ? "." + times(places, '0') : "");
    } else if (local == "am-pm") {
        code_ += "AM/PM";
    } else if (local == "text-content") {
        code_ += "@";
    }
}

void OdsStyles::end(OdsSpace space, std::string_view local) {
    if (space != OdsSpace::number || !in_data_style_) return;
    if (local == "text" || local == "currency-symbol") {
        code_ += quoted(literal_, in_percentage_);
        in_text_ = false;
    }
    if (!local.ends_with("-style")) return;
    codes_[data_style_] = std::exchange(code_, {});
    in_data_style_ = false;
}

std::string OdsStyles::code_of(const std::string& cell_style) const {
    constexpr int k_most_parents = 16;
    std::string name = cell_style;
    for (int i = 0; i < k_most_parents; ++i) {
        const auto style = cells_.find(name);
        if (style == cells_.end()) return {};
        if (const auto code = codes_.find(style->second.data_style); code != codes_.end()) return code->second;
        name = style->second.parent;
    }
    return {};
}

}  // namespace formats
