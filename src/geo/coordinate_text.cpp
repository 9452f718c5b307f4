#include "geo/coordinate_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "base/unicode.h"
#include "coordinate_link.h"

namespace geo {
namespace {

constexpr std::size_t k_longest = 1000;  // bytes; addresses of maps are long

enum class Word {
    none,
    east,
    west,
    north,
    south,
    easting,
    northing,
    height,
    degree,
    minute,
    second,
    colon,
    east_first
};

struct Spelling {
    std::string_view written;  ///< folded
    Word word = Word::none;    ///< none: it may stand there and says nothing
};

/// The longest that fits counts.
constexpr std::array k_spellings{Spelling{"longitude", Word::east},
                                 Spelling{"latitude", Word::north},
                                 Spelling{"lon", Word::east},
                                 Spelling{"lng", Word::east},
                                 Spelling{"long", Word::east},
                                 Spelling{"lat", Word::north},
                                 Spelling{"经度", Word::east},
                                 Spelling{"纬度", Word::north},
                                 Spelling{"东经", Word::east},
                                 Spelling{"西经", Word::west},
                                 Spelling{"北纬", Word::north},
                                 Spelling{"南纬", Word::south},
                                 Spelling{"easting", Word::easting},
                                 Spelling{"northing", Word::northing},
                                 Spelling{"横坐标", Word::easting},
                                 Spelling{"纵坐标", Word::northing},
                                 Spelling{"东坐标", Word::easting},
                                 Spelling{"北坐标", Word::northing},
                                 Spelling{"east", Word::easting},
                                 Spelling{"north", Word::northing},
                                 Spelling{"e", Word::easting},
                                 Spelling{"n", Word::northing},
                                 Spelling{"w", Word::west},
                                 Spelling{"s", Word::south},
                                 Spelling{"东", Word::easting},
                                 Spelling{"北", Word::northing},
                                 Spelling{"西", Word::west},
                                 Spelling{"南", Word::south},
                                 Spelling{"高程", Word::height},
                                 Spelling{"海拔", Word::height},
                                 Spelling{"大地高", Word::height},
                                 Spelling{"altitude", Word::height},
                                 Spelling{"alt", Word::height},
                                 Spelling{"height", Word::height},
                                 Spelling{"elevation", Word::height},
                                 Spelling{"h", Word::height},
                                 Spelling{"度", Word::degree},
                                 Spelling{"°", Word::degree},
                                 Spelling{"º", Word::degree},
                                 Spelling{"˚", Word::degree},
                                 Spelling{"分", Word::minute},
                                 Spelling{"′", Word::minute},
                                 Spelling{"’", Word::minute},
                                 Spelling{"‘", Word::minute},
                                 Spelling{"ʹ", Word::minute},
                                 Spelling{"´", Word::minute},
                                 Spelling{"`", Word::minute},
                                 Spelling{"'", Word::minute},
                                 Spelling{"秒", Word::second},
                                 Spelling{"″", Word::second},
                                 Spelling{"”", Word::second},
                                 Spelling{"“", Word::second},
                                 Spelling{"ʺ", Word::second},
                                 Spelling{"\"", Word::second},
                                 Spelling{"′′", Word::second},
                                 Spelling{"’’", Word::second},
                                 Spelling{"´´", Word::second},
                                 Spelling{"''", Word::second},
                                 Spelling{"point", Word::east_first},
                                 Spelling{"pointz", Word::east_first},
                                 Spelling{"point z", Word::east_first},
                                 Spelling{"coordinates", Word::east_first},
                                 Spelling{"coordinate"},
                                 Spelling{"position"},
                                 Spelling{"location"},
                                 Spelling{"type"},
                                 Spelling{"坐标"},
                                 Spelling{"位置"},
                                 Spelling{"米"},
                                 Spelling{"m"},
                                 Spelling{"x"},
                                 Spelling{"y"},
                                 Spelling{"，"},
                                 Spelling{"、"},
                                 Spelling{"；"},
                                 Spelling{"："},
                                 Spelling{"。"},
                                 Spelling{"（"},
                                 Spelling{"）"},
                                 Spelling{","},
                                 Spelling{";"},
                                 Spelling{"/"},
                                 Spelling{"="},
                                 Spelling{":"},
                                 Spelling{"&"},
                                 Spelling{"|"},
                                 Spelling{"("},
                                 Spelling{")"},
                                 Spelling{"["},
                                 Spelling{"]"},
                                 Spelling{"{"},
                                 Spelling{"}"},
                                 Spelling{" "},
                                 Spelling{"\t"},
                                 Spelling{"\n"},
                                 Spelling{"\r"}};

constexpr std::array k_systems{std::pair{"wgs84", "EPSG:4326"},  std::pair{"wgs 84", "EPSG:4326"},
                               std::pair{"wgs-84", "EPSG:4326"}, std::pair{"cgcs2000", "EPSG:4490"},
                               std::pair{"gcj02", "gcj02"},      std::pair{"gcj-02", "gcj02"},
                               std::pair{"bd09", "bd09"},        std::pair{"bd-09", "bd09"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a comma between two digits is.
enum class Comma { separates, decimal, groups };

struct Token {
    Word word = Word::none;  ///< none: a number
    double number = 0;
    bool has_comma = false;
    bool is_whole = true;      ///< no point stands in it
    bool after_comma = false;  ///< a comma and no blank between it and the number before
};

/// Takes the system that a text names out of it; empty: it names none.
std::string take_system(std::string& text) {
    for (const std::string_view word : {"epsg:", "srid="}) {
        const std::size_t at = text.find(word);
        if (at == std::string::npos) continue;
        std::size_t end = at + word.size();
        while (end < text.size() && is_digit(text[end])) ++end;
        const std::string code = text.substr(at + word.size(), end - at - word.size());
        text.replace(at, end - at, " ");
        return "EPSG:" + code;
    }
    for (const auto& [word, system] : k_systems)
        if (const std::size_t at = text.find(word); at != std::string::npos) {
            text.replace(at, std::string_view(word).size(), " ");
            return system;
        }
    return {};
}

/// The number at the start of a text, its commas read in one way; nothing where it is malformed.
std::optional<Token> take_number(std::string_view& text, Comma comma) {
    std::string digits;
    Token token;
    std::size_t at = 0;
    if (text[0] == '+' || text[0] == '-') digits += text[at++] == '-' ? "-" : "";
    const std::size_t begin = at;
    for (; at < text.size(); ++at) {
        const bool in_number = text[at] == ',' && at > begin && at + 1 < text.size() && is_digit(text[at + 1]);
        if (is_digit(text[at]) || text[at] == '.') {
            digits += text[at];
        } else if (in_number && comma == Comma::decimal) {
            if (token.has_comma || digits.find('.') != std::string::npos) return std::nullopt;
            token.has_comma = true;
            digits += '.';
        } else if (in_number && comma == Comma::groups && digits.find('.') == std::string::npos) {
            const bool first = !token.has_comma;
            const std::string_view group = text.substr(at + 1, 4);
            const bool three = group.size() >= 3 && is_digit(group[1]) && is_digit(group[2]) &&
                               (group.size() < 4 || !is_digit(group[3]));
            if (!three || (first && at - begin > 3)) return std::nullopt;
            token.has_comma = true;
        } else {
            break;
        }
    }
    if (at == text.size() && digits.ends_with('.')) digits.pop_back();  // the end of a sentence
    text.remove_prefix(at);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), token.number, std::chars_format::fixed);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size() && std::isfinite(token.number);
    return whole && is_digit(digits.back()) ? std::optional(token) : std::nullopt;
}

const Spelling* spelling_at(std::string_view text) {
    const Spelling* longest = nullptr;
    for (const Spelling& s : k_spellings)
        if (text.starts_with(s.written) && (longest == nullptr || s.written.size() > longest->written.size()))
            longest = &s;
    return longest;
}

/// The text as numbers and words; nothing where a part of it is neither.
std::optional<std::vector<Token>> tokens_of(std::string_view text, Comma comma) {
    const bool is_json = text.find_first_of("{[") < text.find_first_of("0123456789");
    std::vector<Token> tokens;
    bool after_digit = false;  // what stands before `before`
    for (char before = ' '; !text.empty();) {
        const bool signs = (text[0] == '-' || text[0] == '+' || text[0] == '.') && text.size() > 1 && is_digit(text[1]);
        if (is_digit(text[0]) || signs) {
            if (signs && (is_digit(before) || before == '.')) return std::nullopt;
            const std::size_t length = text.size();
            const std::string_view whole = text;
            auto number = take_number(text, comma);
            if (!number) return std::nullopt;
            number->is_whole = whole.substr(0, length - text.size()).find('.') == std::string_view::npos;
            number->after_comma = before == ',' && after_digit;
            tokens.push_back(*number);
            before = '0';
            continue;
        }
        const Spelling* spelling = spelling_at(text);
        if (spelling == nullptr) return std::nullopt;
        const bool colon = spelling->written == ":" && is_digit(before) && text.size() > 1 && is_digit(text[1]);
        const bool quotes = is_json && (text[0] == '"' || text[0] == '\'');
        const bool letter_inside = text[0] >= 'a' && text[0] <= 'z' && spelling->word == Word::none &&
                                   is_digit(before) && text.size() > 1 && is_digit(text[1]);
        if (letter_inside) return std::nullopt;  // 0x12 is no number
        if (colon) tokens.push_back({Word::colon});
        if (!colon && !quotes && spelling->word != Word::none) tokens.push_back({spelling->word});
        after_digit = is_digit(before);
        before = text[0];
        text.remove_prefix(spelling->written.size());
    }
    return tokens;
}

/// A number with its marks, and the words that stand before it.
struct Part {
    double number = 0;
    Word mark = Word::none;  ///< that follows
    bool after_colon = false;
    std::vector<Word> before;
};

struct Parts {
    std::vector<Part> numbers;
    std::vector<Word> after;  ///< words at the end
    bool east_first = false, has_degree_words = false;
};

std::optional<Parts> parts_of(const std::vector<Token>& tokens) {
    Parts parts;
    bool colon = false;
    for (const Token& token : tokens) switch (token.word) {
            case Word::none:
                parts.numbers.push_back({token.number, Word::none, colon, std::exchange(parts.after, {})});
                colon = false;
                break;
            case Word::degree:
            case Word::minute:
            case Word::second:
                if (parts.numbers.empty() || parts.numbers.back().mark != Word::none || !parts.after.empty())
                    return std::nullopt;
                parts.numbers.back().mark = token.word;
                break;
            case Word::colon: colon = true; break;
            case Word::east_first: parts.east_first = true; break;
            default:
                parts.has_degree_words =
                    parts.has_degree_words || token.word == Word::east || token.word == Word::north;
                parts.after.push_back(token.word);
        }
    return parts;
}

/// Numbers of one angle or one coordinate.
using Group = std::span<const Part>;

bool is_whole(double value) { return value == std::floor(value); }

/// Degrees of one to three numbers; minutes and seconds below 60, and only the last one with decimals.
std::optional<double> value_of(Group group) {
    constexpr std::array k_marks{Word::degree, Word::minute, Word::second};
    double degrees = 0, unit = 1;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const double size = std::abs(group[i].number);
        if (group[i].mark != Word::none && group[i].mark != k_marks.at(i)) return std::nullopt;
        if (i > 0 && (std::signbit(group[i].number) || size >= 60)) return std::nullopt;
        if (i + 1 < group.size() && !is_whole(size)) return std::nullopt;
        degrees += size * unit;
        unit /= 60;
    }
    return std::signbit(group.front().number) ? -degrees : degrees;
}

/// Where the numbers part into two coordinates and perhaps a height; empty: they do not.
std::vector<Group> groups_of(const Parts& parts) {
    const auto& numbers = parts.numbers;
    const bool marked = std::any_of(numbers.begin(), numbers.end(),
                                    [](const Part& p) { return p.mark != Word::none || p.after_colon; });
    const bool minutes = std::any_of(numbers.begin(), numbers.end(), [](const Part& p) {
        return p.mark == Word::minute || p.mark == Word::second || p.after_colon;
    });
    const std::size_t count = numbers.size();
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < count; ++i) {
        const bool begins = i == 0 || numbers[i].mark == Word::degree || !numbers[i].before.empty() ||
                            numbers[i - 1].mark == Word::second ||
                            (numbers[i - 1].after_colon && !numbers[i].after_colon);
        if (begins || (!minutes && count <= 3)) starts.push_back(i);
    }
    if (!marked && starts.size() < 2 && (count == 4 || count == 6)) starts = {0, count / 2};
    if (starts.size() < 2 || starts.size() > 3) return {};
    std::vector<Group> groups;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : count;
        if (end - starts[i] > 3) return {};
        groups.push_back(Group(numbers).subspan(starts[i], end - starts[i]));
    }
    return groups.size() == 3 && groups[2].size() != 1 ? std::vector<Group>() : groups;
}

bool says_east(Word word) { return word == Word::east || word == Word::west || word == Word::easting; }

/// What the words beside a number say of it; nothing where they contradict each other.
struct Said {
    std::optional<bool> east;
    bool negative = false;
};
std::optional<Said> said_by(std::span<const Word> before, std::span<const Word> after) {
    Said said;
    for (const auto& words : {before, after})
        for (const Word word : words) {
            const bool twice = std::find(before.begin(), before.end(), word) != before.end() &&
                               std::find(after.begin(), after.end(), word) != after.end();
            if (twice || word == Word::height || (said.east && *said.east != says_east(word))) return std::nullopt;
            said.east = says_east(word);
            said.negative = said.negative || word == Word::west || word == Word::south;
        }
    return said;
}

/// Words between the two numbers belong to the one that they fit; after a word at the start they stand before theirs.
std::optional<std::pair<Said, Said>> said_of(std::span<const Word> before, std::span<const Word> between,
                                             std::span<const Word> after) {
    for (std::size_t tried = 0; tried <= between.size(); ++tried) {
        const std::size_t cut = before.empty() ? between.size() - tried : tried;
        const auto first = said_by(before, between.first(cut)), second = said_by(between.subspan(cut), after);
        if (!first || !second || (first->east && second->east && *first->east == *second->east)) continue;
        return std::pair{*first, *second};
    }
    return std::nullopt;
}

std::optional<double> with_sign(double value, bool negative) {
    if (negative && std::signbit(value)) return std::nullopt;  // a minus and a west
    return negative ? -value : value;
}

std::optional<TypedPair> pair_of(const Parts& parts) {
    const std::vector<Group> groups = groups_of(parts);
    if (groups.empty()) return std::nullopt;
    const auto first = value_of(groups[0]), second = value_of(groups[1]);
    const bool has_height = groups.size() == 3;
    std::vector<Word> after = has_height ? groups[2].front().before : parts.after;
    std::erase(after, Word::height);
    const auto said = said_of(groups[0].front().before, groups[1].front().before, after);
    if (!first || !second || !said) return std::nullopt;
    const auto a = with_sign(*first, said->first.negative), b = with_sign(*second, said->second.negative);
    if (!a || !b || (has_height && (groups[2].front().mark != Word::none || !parts.after.empty()))) return std::nullopt;
    TypedPair pair{*a, *b};
    const bool marked = std::any_of(parts.numbers.begin(), parts.numbers.end(),
                                    [](const Part& p) { return p.mark != Word::none || p.after_colon; });
    const auto east =
        said->first.east ? said->first.east : (said->second.east ? std::optional(!*said->second.east) : std::nullopt);
    if (east) pair.order = *east ? TypedOrder::east_first : TypedOrder::north_first;
    if (parts.east_first && pair.order == TypedOrder::north_first) return std::nullopt;
    if (parts.east_first) pair.order = TypedOrder::east_first;
    pair.sexagesimal = groups[0].size() > 1 || groups[1].size() > 1;
    pair.angles = marked || parts.has_degree_words || pair.sexagesimal;
    pair.guessed = pair.sexagesimal && !marked && !east;
    if (has_height) pair.height = groups[2].front().number;
    return pair;
}

/// Whether every number that a comma could be in has one, as the two of a pair have. Where commas separate whole
/// numbers, they do so everywhere: 1,08 30 may be 1.08.
bool commas_agree(const std::vector<Token>& tokens, Comma comma) {
    const auto count = [&](auto fits) { return std::count_if(tokens.begin(), tokens.end(), fits); };
    const auto with = count([](const Token& t) { return t.has_comma; });
    if (comma != Comma::separates) return comma == Comma::groups ? with > 0 : with >= 2;
    const bool marked = count([](const Token& t) { return t.word != Word::none; }) > 0;
    bool undecided = false;
    for (std::size_t i = 1; i < tokens.size(); ++i)
        undecided = undecided || (tokens[i].after_comma && tokens[i].is_whole && tokens[i - 1].is_whole);
    const auto separated = count([](const Token& t) { return t.after_comma; });
    return marked || !undecided || separated + 1 == std::ssize(tokens);
}

}  // namespace

std::vector<TypedPair> typed_pairs(std::string_view text) {
    std::vector<TypedPair> found;
    if (text.size() > k_longest) return found;
    std::string folded = base::fold(base::trim_view(text));
    if (is_link(folded)) {
        if (auto pair = pair_of_link(folded)) found.push_back(std::move(*pair));
        return found;
    }
    const std::string system = take_system(folded);
    for (const Comma comma : {Comma::decimal, Comma::groups, Comma::separates}) {
        const auto tokens = tokens_of(folded, comma);
        if (!tokens || !commas_agree(*tokens, comma)) continue;
        const auto parts = parts_of(*tokens);
        auto pair = parts ? pair_of(*parts) : std::nullopt;
        if (!pair || (pair->guessed && !found.empty())) continue;
        pair->system = system;
        if (std::find(found.begin(), found.end(), *pair) == found.end()) found.push_back(std::move(*pair));
    }
    return found;
}

}  // namespace geo
