#include "format_code.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace formats {
namespace {

constexpr std::array<std::string_view, 3> k_general{"general", "g/通用格式", "standard"};
constexpr std::array<std::string_view, 16> k_colours{"black", "blue",   "cyan", "green", "magenta", "red",
                                                     "white", "yellow", "黑色", "蓝色",  "青色",    "绿色",
                                                     "洋红",  "红色",   "白色", "黄色"};
constexpr std::array<std::string_view, 3> k_halves{"am/pm", "a/p", "上午/下午"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
    return out;
}

bool begins_with(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() && lower(text.substr(0, lower_case.size())) == lower_case;
}

/// The bytes of the character at the front.
std::size_t character_bytes(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.empty() ? 0 : text.front());
    const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(bytes, text.size());
}

bool is_date(PieceKind kind) {
    return kind == PieceKind::year || kind == PieceKind::month || kind == PieceKind::day ||
           kind == PieceKind::weekday || kind == PieceKind::chinese_weekday;
}

bool is_time(PieceKind kind) { return kind >= PieceKind::hour; }

bool is_hour(PieceKind kind) { return kind == PieceKind::hour || kind == PieceKind::elapsed_hours; }
bool is_second(PieceKind kind) { return kind == PieceKind::second || kind == PieceKind::elapsed_seconds; }

/// Takes the code apart from left to right.
class Parser {
public:
    explicit Parser(std::string_view code) : rest_(code) {}

    std::vector<Section> sections() {
        std::vector<Section> out;
        do {
            out.push_back(section());
        } while (!rest_.empty() && take(1) == ";" && out.size() < 4);
        if (!rest_.empty()) out.back().is_understood = false;
        return out;
    }

private:
    std::string_view take(std::size_t bytes) {
        const std::string_view taken = rest_.substr(0, bytes);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    /// How often the letter at the front stands there.
    int run() {
        const char letter = lower(rest_.front());
        int count = 0;
        for (; !rest_.empty() && lower(rest_.front()) == letter; rest_.remove_prefix(1)) ++count;
        return count;
    }

    void add(PieceKind kind, int width = 1, std::string text = {}) {
        section_.pieces.push_back({kind, width, std::move(text)});
    }

    void add_literal(std::string_view text) {
        if (!section_.pieces.empty() && section_.pieces.back().kind == PieceKind::literal)
            section_.pieces.back().text += text;
        else
            add(PieceKind::literal, 1, std::string(text));
    }

    Section section() {
        section_ = {};
        while (!rest_.empty() && rest_.front() != ';') {
            if (!take_quoted() && !take_bracket() && !take_word() && !take_place() && !take_letters()) take_other();
        }
        settle_minutes();
        for (const Piece& piece : section_.pieces) {
            section_.shows_date = section_.shows_date || is_date(piece.kind);
            section_.shows_time = section_.shows_time || is_time(piece.kind);
        }
        settle_slashes();
        return std::move(section_);
    }

    bool take_quoted() {
        const char c = rest_.front();
        if (c == '"') {
            take(1);
            const std::size_t end = std::min(rest_.find('"'), rest_.size());
            add_literal(take(end));
            take(1);
            return true;
        }
        if (c != '\\' && c != '!' && c != '_' && c != '*') return false;
        take(1);
        const std::string_view next = take(character_bytes(rest_));
        if (c == '_') add_literal(" ");
        if (c == '\\' || c == '!') add_literal(next);
        return true;
    }

    bool take_bracket() {
        if (rest_.front() != '[') return false;
        take(1);
        const std::size_t end = std::min(rest_.find(']'), rest_.size());
        const std::string inside(take(end));
        take(1);
        if (!understand(inside, lower(inside))) section_.is_understood = false;
        return true;
    }

    bool understand(const std::string& inside, const std::string& small) {
        if (small.empty()) return false;
        if (small.front() == '$') return take_locale(inside);
        if (small.front() == '<' || small.front() == '>' || small.front() == '=') return take_condition(small);
        if (small.starts_with("dbnum") && small.size() == 6) {
            section_.chinese_digits = small.back() - '0';
            return section_.chinese_digits >= 1 && section_.chinese_digits <= 3;
        }
        if (small.find_first_not_of(small.front()) == std::string::npos) {
            const int width = static_cast<int>(small.size());
            if (small.front() == 'h') return add(PieceKind::elapsed_hours, width), true;
            if (small.front() == 'm') return add(PieceKind::elapsed_minutes, width), true;
            if (small.front() == 's') return add(PieceKind::elapsed_seconds, width), true;
        }
        return small.starts_with("color") || std::find(k_colours.begin(), k_colours.end(), small) != k_colours.end();
    }

    /// [$¥-804]: a sign and a language.
    bool take_locale(const std::string& inside) {
        const std::size_t dash = std::min(inside.find('-'), inside.size());
        if (dash > 1) add_literal(std::string_view(inside).substr(1, dash - 1));
        const std::string language = lower(std::string_view(inside).substr(std::min(dash + 1, inside.size())));
        if (language == "804" || language == "0804" || language == "zh-cn") section_.names_in_chinese = true;
        return language.empty() || section_.names_in_chinese || language == "409" || language == "0409" ||
               language == "en-us" || !section_.pieces.empty();
    }

    bool take_condition(const std::string& small) {
        static constexpr std::array<std::pair<std::string_view, Comparison>, 6> k_signs{{{"<=", Comparison::at_most},
                                                                                         {">=", Comparison::at_least},
                                                                                         {"<>", Comparison::other},
                                                                                         {"<", Comparison::less},
                                                                                         {">", Comparison::greater},
                                                                                         {"=", Comparison::equal}}};
        for (const auto& [sign, how] : k_signs) {
            if (!small.starts_with(sign)) continue;
            Condition condition{how, 0};
            const char* end = small.data() + small.size();
            const auto read = std::from_chars(small.data() + sign.size(), end, condition.bound);
            section_.condition = condition;
            return read.ec == std::errc{} && read.ptr == end;
        }
        return false;
    }

    bool take_word() {
        for (const std::string_view word : k_general)
            if (begins_with(rest_, word)) {
                take(word.size());
                add(PieceKind::general);
                return true;
            }
        for (const std::string_view word : k_halves)
            if (begins_with(rest_, word)) {
                add(PieceKind::half_of_day, 1, std::string(take(word.size())));
                return true;
            }
        return false;
    }

    bool after_second() const {
        const auto at = std::find_if(section_.pieces.rbegin(), section_.pieces.rend(),
                                     [](const Piece& p) { return p.kind != PieceKind::literal; });
        return at != section_.pieces.rend() && is_second(at->kind);
    }

    bool take_place() {
        switch (rest_.front()) {
            case '0': add(PieceKind::zero); break;
            case '#': add(PieceKind::hash); break;
            case '?': add(PieceKind::question); break;
            case ',': add(PieceKind::comma); break;
            case '%': add(PieceKind::percent); break;
            case '@': add(PieceKind::text); break;
            case '/': add(PieceKind::slash); break;
            case '.':
                take(1);
                if (after_second() && rest_.starts_with("0"))
                    add(PieceKind::part_of_second, run());
                else
                    add(PieceKind::point);
                return true;
            case 'E':
            case 'e':
                if (rest_.size() < 2 || (rest_[1] != '+' && rest_[1] != '-')) return false;
                add(PieceKind::exponent, rest_[1] == '+' ? 2 : 1);
                take(1);
                break;
            default: return false;
        }
        take(1);
        return true;
    }

    bool take_letters() {
        const char letter = lower(rest_.front());
        if (std::string_view("ymdhsae").find(letter) == std::string_view::npos) return false;
        const int width = run();
        switch (letter) {
            case 'y': add(PieceKind::year, width); break;
            case 'e': add(PieceKind::year, 4); break;
            case 'm': add(PieceKind::month, width); break;
            case 'd': add(width < 3 ? PieceKind::day : PieceKind::weekday, width); break;
            case 'h': add(PieceKind::hour, width); break;
            case 's': add(PieceKind::second, width); break;
            default: add(PieceKind::chinese_weekday, width);
        }
        const bool too_long = width > (letter == 'm' ? 5 : letter == 'h' || letter == 's' ? 2 : 4);
        if (too_long || (letter == 'a' && width < 3)) section_.is_understood = false;
        return true;
    }

    void take_other() {
        const char c = rest_.front();
        const bool is_letter = lower(c) >= 'a' && lower(c) <= 'z';
        if (is_letter || c == ']') section_.is_understood = false;
        add_literal(take(character_bytes(rest_)));
    }

    /// An m behind hours or before seconds is a minute.
    void settle_minutes() {
        std::vector<Piece*> parts;
        for (Piece& piece : section_.pieces)
            if (is_date(piece.kind) || is_time(piece.kind)) parts.push_back(&piece);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i]->kind != PieceKind::month || parts[i]->width > 2) continue;
            const bool behind = i > 0 && is_hour(parts[i - 1]->kind);
            const bool before = i + 1 < parts.size() && is_second(parts[i + 1]->kind);
            if (behind || before) parts[i]->kind = PieceKind::minute;
        }
    }

    /// In a date they are signs like any other; so is everything that counts in a number.
    void settle_slashes() {
        if (!section_.shows_date && !section_.shows_time) return;
        for (Piece& piece : section_.pieces) {
            if (piece.kind == PieceKind::slash) piece = {PieceKind::literal, 1, "/"};
            if (piece.kind == PieceKind::comma) piece = {PieceKind::literal, 1, ","};
            if (piece.kind == PieceKind::point) piece = {PieceKind::literal, 1, "."};
            if (piece.kind != PieceKind::literal && piece.kind < PieceKind::year) section_.is_understood = false;
        }
    }

    std::string_view rest_;
    Section section_;
};

}  // namespace

bool Section::has(PieceKind kind) const {
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.kind == kind; });
}

std::vector<Section> sections_of(std::string_view code) {
    if (code.empty()) code = "General";
    return Parser(code).sections();
}

}  // namespace formats
