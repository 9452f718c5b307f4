#include "carrier_columns.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

#include "base/error_words.h"
#include "carrier_roles.h"
#include "geo/coordinate_text.h"
#include "plan/names.h"
#include "plan/observations.h"
#include "questions.h"

namespace tables {
namespace {

using base::mark;
using enum CarrierRole;

Sentence sentence(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(base::ErrorKind::refused, "", pattern, std::move(arguments));
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, "、")); }

/// A unit that may be meant where a table names none, by the key of its answer.
struct UsualUnit {
    const char* key;
    const char* unit;
};
constexpr std::array k_usual_floor{UsualUnit{"m2", "平方米"}, UsualUnit{"wan_m2", "万平方米"}, UsualUnit{"mu", "亩"}};
constexpr std::array k_usual_land{UsualUnit{"mu", "亩"}, UsualUnit{"ha", "公顷"}, UsualUnit{"m2", "平方米"}};
constexpr std::array k_usual_money{UsualUnit{"cny", "元"}, UsualUnit{"wan_cny", "万元"}, UsualUnit{"yi_cny", "亿元"}};

const std::array<UsualUnit, 3>& usual_units(CarrierRole role) {
    return role == floor_area ? k_usual_floor : role == planned_area ? k_usual_land : k_usual_money;
}

const char* own_unit(CarrierRole role) {
    switch (role) {
        case floor_area: return "平方米";
        case planned_area: return "亩";
        case investment: return "元";
        default: return "米";
    }
}

/// Two names of one column would write the same field.
CarrierRole by_field(CarrierRole role) { return role == name ? name_zh : role; }

class ColumnsReader {
public:
    explicit ColumnsReader(const CarrierContext& context)
        : context_(context), view_(context.view()), head_(context.table.head) {
        out_.first_data = head_.last + 1;
        read_lines();
    }

    ListColumns read() {
        for (std::size_t at = context_.table.first_column; at <= context_.table.last_column; ++at) add_column(at);
        for (ListColumn& column : out_.all) settle_twice(column);
        settle_place();
        return std::move(out_);
    }

private:
    void read_lines() {
        for (const std::size_t row : context_.table.lines)
            for (const Unit& unit : context_.sheet.units_of_line(view_.cells(row))) line_units_.push_back(unit);
    }
    [[nodiscard]] const HeadColumn* head_of(std::size_t at) const {
        const auto found = std::find_if(head_.columns.begin(), head_.columns.end(),
                                        [at](const HeadColumn& column) { return column.at == at; });
        return found == head_.columns.end() ? nullptr : &*found;
    }
    /// Calls `visit` with what each cell under the titles shows.
    template <class Visit>
    void for_each_cell(std::size_t at, Visit visit) const {
        for (std::size_t row = out_.first_data; row < context_.table.end; ++row)
            if (const wire::GridCell* cell = view_.cell(row, at)) visit(*cell, view_.shown(*cell));
    }
    [[nodiscard]] bool has_content(std::size_t at) const {
        bool any = false;
        for_each_cell(at, [&](const wire::GridCell&, const std::string&) { any = true; });
        return any;
    }

    void add_column(std::size_t at) {
        const HeadColumn* head = head_of(at);
        if (head == nullptr && !has_content(at)) return;
        ListColumn column;
        column.at = at;
        column.meaning.at = context_.title_place(at);
        column.meaning.block = context_.block;
        column.meaning.title = head == nullptr ? "" : head->text;
        column.meaning.hidden = view_.column_hidden(at);
        settle(column, head);
        out_.all.push_back(std::move(column));
    }
    static void leave_out(ListColumn& column, const char* pattern, std::vector<std::string> arguments = {}) {
        column.meaning.outcome = Outcome::left_out;
        column.meaning.reason = sentence(pattern, std::move(arguments));
    }
    /// Puts a question about a column; empty: it is left out, or held up while the question is open.
    std::optional<std::string> ask_of(ListColumn& column, const char* kind, const char* pattern,
                                      std::vector<std::string> arguments, std::vector<Answer> answers) const {
        Sentence words = sentence(pattern, std::move(arguments));
        column.meaning.reason = words;
        words.subject = column.meaning.title;
        answers.push_back({"leave_out", plan::term(mark("leave the column out"))});
        auto answer = context_.ask({fmt::format("{}:{}", kind, context_.column_name(column.at)), column.meaning.at,
                                    std::move(words), std::move(answers), "", false});
        if (!answer) {
            column.meaning.outcome = Outcome::asked;
            return std::nullopt;
        }
        column.meaning.reason.reset();
        if (*answer != "leave_out") return answer;
        leave_out(column, mark("left out by choice"));
        return std::nullopt;
    }

    void settle(ListColumn& column, const HeadColumn* head) {
        const auto at = context_.options.columns.find(column.at + 1);
        const CarrierColumnWish* wish = at == context_.options.columns.end() ? nullptr : &at->second;
        if (wish != nullptr && wish->leave_out) return leave_out(column, mark("left out by choice"));
        CarrierTitle title = head == nullptr ? CarrierTitle{} : head->title;
        if (wish != nullptr && !wish->unit.empty()) title.units = {context_.titles.units().of_plan(wish->unit)};
        column.meaning.outcome = Outcome::taken;
        if (wish != nullptr && wish->role)
            column.meaning.role = *wish->role;
        else if (head == nullptr)
            return leave_out(column, mark("has no title; left out"));
        else if (!settle_role(column, *head, title))
            return;
        if (!settle_kept(column) || !settle_hidden(column)) return;
        if (!title.systems.empty()) column.system = title.systems.front();
        if (is_amount(column.meaning.role) || column.meaning.role == uncertainty) settle_unit(column, title);
    }
    bool settle_role(ListColumn& column, const HeadColumn& head, const CarrierTitle& title) {
        if (!title.over.empty()) {
            leave_out(column, mark("“{}” is not understood; left out"), {joined(title.over)});
            return false;
        }
        if (title.roles.size() > 1 || title.parts.size() > 1) {
            leave_out(column, mark("names more than one thing; left out"));
            return false;
        }
        if (!title.names_something()) {
            leave_out(column, mark("names nothing that a carrier has; left out"));
            return false;
        }
        if (!head.upper_over.empty() &&
            !ask_of(column, "heading",
                    mark("“{}” stands above it and is not understood; does it change what is meant?"),
                    {joined(head.upper_over)}, {{"only_heading", plan::term(mark("it is only a heading"))}}))
            return false;
        column.meaning.role = title.function_or_programme ? kind_by_content(column) : title.roles.front();
        if (column.meaning.role == position) settle_merged_position(column, head);
        if (!settle_part_of_angle(column, head)) return false;
        if (column.meaning.role != CarrierRole::left_out) return true;
        leave_out(column, mark("its words are neither functions nor programmes of the plan; left out"));
        return false;
    }
    /// A column of kinds is what most of its words are.
    [[nodiscard]] CarrierRole kind_by_content(const ListColumn& column) const {
        std::map<CarrierRole, int> fitting{{function, 0}, {programme, 0}};
        plan::Carrier trial;
        for_each_cell(column.at, [&](const wire::GridCell&, const std::string& text) {
            for (auto& [role, count] : fitting)
                if (plan::write_field(context_.index.plan(), trial, *field_of(role), text)) ++count;
        });
        if (fitting[function] == 0 && fitting[programme] == 0) return CarrierRole::left_out;
        return fitting[function] > fitting[programme] ? function : programme;
    }
    /// 坐标 merged over two columns is half of it in each.
    static void settle_merged_position(ListColumn& column, const HeadColumn& head) {
        if (head.merged_over == 2) column.meaning.role = column.at == head.merged_from ? x : y;
    }
    /// 经度 over 度, 分 and 秒, or over three columns without a word.
    static bool settle_part_of_angle(ListColumn& column, const HeadColumn& head) {
        CarrierRole& role = column.meaning.role;
        const auto part = angle_part(head, column.at, role);
        if (!part || *part == AnglePart::degrees) return true;
        if (!is_angle(role)) {
            leave_out(column, mark("names more than one thing; left out"));
            return false;
        }
        role = role_of_part(role, *part);
        return true;
    }
    static bool is_angle(CarrierRole role) { return role == longitude || role == latitude; }
    static std::optional<AnglePart> angle_part(const HeadColumn& head, std::size_t at, CarrierRole role) {
        constexpr std::size_t k_parts = 3;
        if (!head.title.parts.empty()) return head.title.parts.front();
        if (!is_angle(role) || head.merged_over != k_parts) return std::nullopt;
        return static_cast<AnglePart>(at - head.merged_from);
    }
    static CarrierRole role_of_part(CarrierRole angle, AnglePart part) {
        if (part == AnglePart::minutes) return angle == longitude ? longitude_minutes : latitude_minutes;
        if (part == AnglePart::seconds) return angle == longitude ? longitude_seconds : latitude_seconds;
        return angle;
    }
    static bool settle_kept(ListColumn& column) {
        if (column.meaning.role == not_kept)
            leave_out(column, mark("the plan keeps no such thing of a carrier; left out"));
        if (column.meaning.role == derived)
            leave_out(column, mark("is worked out by Langtu from the position; left out"));
        return column.taken();
    }
    bool settle_hidden(ListColumn& column) const {
        if (!column.meaning.hidden) return true;
        const auto chosen = context_.ask(
            {"hidden_columns",
             column.meaning.at,
             sentence(mark("columns are hidden in the file; take them in?")),
             {{"leave_out", plan::term(mark("leave them out"))}, {"take", plan::term(mark("take them in"))}},
             "leave_out",
             true});
        if (chosen == "take") return true;
        leave_out(column, mark("is hidden in the file; left out"));
        return false;
    }

    void settle_unit(ListColumn& column, const CarrierTitle& title) const {
        const CarrierRole role = column.meaning.role;
        const Unit own = context_.titles.units().of_plan(own_unit(role));
        std::vector<Unit> said = title.units;
        const bool is_key = folded_word(column.meaning.title) == folded_word(to_key(role));
        if (said.empty() && (is_key || role == uncertainty)) said = {own};
        if (said.empty()) said = of_lines(own);
        if (said.size() > 1) return leave_out(column, mark("names more than one unit; left out"));
        column.meaning.lacks_unit = said.empty();
        if (said.empty()) {
            if (has_bare_numbers(column.at)) ask_of_unit(column, own);
            return;
        }
        const auto by = conversion(said.front(), own);
        if (!by)
            return leave_out(column, mark("is in {}, this is kept in {}; left out"),
                             {said.front().written, own.written});
        use_unit(column, said.front(), *by);
        if (title.units.empty() && !is_key && role != uncertainty)
            column.meaning.reason = sentence(mark("the unit is that of the line above: {}"), {said.front().written});
    }
    [[nodiscard]] std::vector<Unit> of_lines(const Unit& own) const {
        std::vector<Unit> fitting;
        for (const Unit& unit : line_units_)
            if (conversion(unit, own) && std::find(fitting.begin(), fitting.end(), unit) == fitting.end())
                fitting.push_back(unit);
        return fitting;
    }
    [[nodiscard]] bool has_bare_numbers(std::size_t at) const {
        bool any = false;
        for_each_cell(at, [&](const wire::GridCell& cell, const std::string& text) {
            const bool number =
                cell.kind == wire::CellKind::number || plan::read_value({}, text).value_or(std::nullopt);
            any = any || (number && !plan::is_missing_mark(text));
        });
        return any;
    }
    void ask_of_unit(ListColumn& column, const Unit& own) const {
        std::vector<Answer> answers;
        for (const UsualUnit& usual : usual_units(column.meaning.role))
            answers.push_back({usual.key, {usual.unit, usual.unit}});
        const auto chosen = ask_of(column, "unit", mark("names no unit; in which one are its numbers?"), {}, answers);
        for (const UsualUnit& usual : usual_units(column.meaning.role))
            if (chosen == usual.key) {
                const Unit unit = context_.titles.units().of_plan(usual.unit);
                use_unit(column, unit, *conversion(unit, own));
            }
    }
    static void use_unit(ListColumn& column, const Unit& unit, const Conversion& by) {
        column.times = by;
        column.meaning.unit = unit.written;
        column.meaning.times = converted(1, by);
    }

    /// Two columns of one role: the user says which one counts.
    void settle_twice(ListColumn& column) {
        const CarrierRole role = column.meaning.role;
        if (!column.taken() || role == ordinal || role == CarrierRole::left_out) return;
        std::vector<ListColumn*> same;
        for (ListColumn& other : out_.all)
            if (other.taken() && by_field(other.meaning.role) == by_field(role)) same.push_back(&other);
        if (same.size() < 2) return;
        std::vector<Answer> answers;
        for (const ListColumn* other : same) {
            const std::string key = context_.column_name(other->at);
            answers.push_back({key, {key + " " + other->meaning.title, key + " " + other->meaning.title}});
        }
        const Sentence words = sentence(mark("several columns say the same of a carrier; which one counts?"));
        const auto chosen = context_.ask({fmt::format("twice:{}", context_.column_name(same.front()->at)),
                                          same.front()->meaning.at, words, std::move(answers), "", false});
        for (ListColumn* other : same) {
            if (!chosen) {
                other->meaning.outcome = Outcome::asked;
                other->meaning.reason = words;
            } else if (*chosen != context_.column_name(other->at)) {
                leave_out(*other, mark("says the same of a carrier as column {}, which counts; left out"), {*chosen});
            }
        }
    }

    [[nodiscard]] ListColumn* find(CarrierRole role) {
        const auto at = std::find_if(out_.all.begin(), out_.all.end(),
                                     [role](const ListColumn& c) { return c.taken() && c.meaning.role == role; });
        return at == out_.all.end() ? nullptr : &*at;
    }
    /// Minutes need degrees, and seconds minutes.
    void settle_angle(CarrierRole degrees, CarrierRole minutes, CarrierRole seconds) {
        if (ListColumn* part = find(minutes); part != nullptr && find(degrees) == nullptr)
            leave_out(*part, mark("gives minutes, and the column of degrees is missing; left out"));
        if (ListColumn* part = find(seconds); part != nullptr && find(minutes) == nullptr)
            leave_out(*part, mark("gives seconds, and the column of minutes is missing; left out"));
    }
    /// Whether a title names a part of an angle and not of which.
    [[nodiscard]] static bool is_bare_part(const HeadColumn* head) {
        return head != nullptr && !head->title.parts.empty() && head->title.roles.empty();
    }
    /// As its title says, or as it stands behind degrees, whether it is taken or not; nothing: it is no such part.
    [[nodiscard]] std::optional<CarrierRole> minutes_or_seconds(const ListColumn& column) const {
        if (is_part_of_angle(column.meaning.role)) return column.meaning.role;
        std::size_t at = column.at;
        while (at > 0 && is_bare_part(head_of(at))) --at;
        const HeadColumn *head = head_of(column.at), *first = head_of(at);
        if (head == nullptr || first == nullptr || first->title.roles.size() != 1) return std::nullopt;
        const CarrierRole angle = first->title.roles.front();
        const auto part = angle_part(*head, column.at, angle);
        if (!part || *part == AnglePart::degrees || !is_angle(angle)) return std::nullopt;
        return role_of_part(angle, *part);
    }
    /// A part of an angle that is not taken, so that the rest of it would be another place; null: there is none.
    [[nodiscard]] const ListColumn* lost_part() {
        for (const ListColumn& column : out_.all)
            if (const auto role = minutes_or_seconds(column); role && find(*role) == nullptr) return &column;
        return nullptr;
    }
    /// Minutes are up to two kilometres: without one of its parts an angle is none.
    void leave_out_torn_angles() {
        const ListColumn* lost = lost_part();
        if (lost == nullptr) return;
        const std::string name = context_.column_name(lost->at);
        for (ListColumn& column : out_.all) {
            const CarrierRole role = column.meaning.role;
            if (column.taken() && (is_angle(role) || is_part_of_angle(role)))
                leave_out(column, mark("belongs to a position of which column {} is not taken; left out"), {name});
        }
    }
    void leave_out_parts() {
        for (ListColumn& column : out_.all)
            if (column.taken() && is_part_of_angle(column.meaning.role))
                leave_out(column, mark("is half of a position, and the other half is missing; left out"));
    }
    /// With the columns of minutes and seconds behind each of them.
    [[nodiscard]] std::vector<ListColumn*> way_of(CarrierRole first, CarrierRole second) {
        if (first != longitude) return {find(first), find(second)};
        std::vector<ListColumn*> way;
        for (const CarrierRole role :
             {longitude, longitude_minutes, longitude_seconds, latitude, latitude_minutes, latitude_seconds})
            if (ListColumn* column = find(role)) way.push_back(column);
        return way;
    }
    /// The columns that give a position together; several ways are asked about.
    void settle_place() {
        settle_angle(longitude, longitude_minutes, longitude_seconds);
        settle_angle(latitude, latitude_minutes, latitude_seconds);
        leave_out_torn_angles();
        std::vector<std::vector<ListColumn*>> ways;
        for (const auto& [first, second] : {std::pair(longitude, latitude), {easting, northing}, {x, y}}) {
            ListColumn *a = find(first), *b = find(second);
            if (a != nullptr && b != nullptr) ways.push_back(way_of(first, second));
            for (ListColumn* half : {a, b})
                if (half != nullptr && (a == nullptr || b == nullptr))
                    leave_out(*half, mark("is half of a position, and the other half is missing; left out"));
            if (first == longitude && (a == nullptr || b == nullptr)) leave_out_parts();
        }
        if (ListColumn* both = find(position); both != nullptr && holds_pairs(*both)) ways.push_back({both});
        if (ListColumn* said = find(CarrierRole::system); said != nullptr && ways.empty())
            leave_out(*said, mark("names a reference system, and no position is taken; left out"));
        if (ways.size() < 2) return;
        std::vector<Answer> answers;
        for (const auto& way : ways) answers.push_back({name_of(way), {name_of(way), name_of(way)}});
        const Sentence words = sentence(mark("the position is given in several ways; which columns count?"));
        std::string id = "place";
        if (context_.block > 0) id += ":" + context_.column_name(ways.front().front()->at);
        const auto chosen = context_.ask({id, ways.front().front()->meaning.at, words, answers, "", false});
        for (const auto& way : ways)
            for (ListColumn* column : way) {
                if (!chosen) {
                    column->meaning.outcome = Outcome::asked;
                    column->meaning.reason = words;
                } else if (*chosen != name_of(way)) {
                    leave_out(*column, mark("the position is taken from {}; left out"), {*chosen});
                }
            }
    }
    [[nodiscard]] std::string name_of(const std::vector<ListColumn*>& way) const {
        std::string name;
        for (const ListColumn* column : way) name += (name.empty() ? "" : ",") + context_.column_name(column->at);
        return name;
    }
    /// 位置 may be an address as well.
    bool holds_pairs(ListColumn& column) const {
        bool any = false, empty = true;
        for_each_cell(column.at, [&](const wire::GridCell&, const std::string& text) {
            if (plan::is_missing_mark(text) || says_nothing(text)) return;
            empty = false;
            any = any || !geo::typed_pairs(text).empty();
        });
        if (!any && !empty) leave_out(column, mark("holds no coordinates, and the plan keeps no address; left out"));
        return any;
    }

    const CarrierContext& context_;
    const SheetView& view_;
    const CarrierHead& head_;
    ListColumns out_;
    std::vector<Unit> line_units_;
};

}  // namespace

CellPlace CarrierContext::place(std::size_t row, std::size_t column) const {
    const std::size_t number = view().number(row);
    return across ? CellPlace{column + 1, number + 1} : CellPlace{number + 1, column + 1};
}

CellPlace CarrierContext::title_place(std::size_t column) const {
    for (const HeadColumn& head : table.head.columns)
        if (head.at == column) return place(head.row, column);
    return place(table.head.last, column);
}

std::string CarrierContext::column_name(std::size_t column) const {
    return name_in_questions(title_place(column), block, across);
}

std::string name_in_questions(CellPlace title, std::size_t block, bool across) {
    if (block > 0) return cell_name(title);
    return across ? std::to_string(title.row) : cell_name({0, title.column});
}

std::span<const wire::GridCell> CarrierContext::cells(std::size_t row) const {
    const auto& all = view().cells(row);
    const auto first = std::find_if(all.begin(), all.end(),
                                    [this](const wire::GridCell& cell) { return cell.column >= table.first_column; });
    const auto last =
        std::find_if(first, all.end(), [this](const wire::GridCell& cell) { return cell.column > table.last_column; });
    return {first, last};
}

std::optional<std::string> CarrierContext::ask(Question question) const {
    return put_question(out.questions, options.answers, std::move(question));
}

const ListColumn* ListColumns::of(CarrierRole role) const {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [role](const ListColumn& c) { return c.taken() && c.meaning.role == role; });
    return at == all.end() ? nullptr : &*at;
}

ListColumns read_carrier_columns(const CarrierContext& context) { return ColumnsReader(context).read(); }

bool says_nothing(const std::string& text) {
    constexpr std::size_t k_longest = 40;  // bytes
    if (text.size() > k_longest) return false;
    const auto& words = CarrierWords::built_in().says_nothing;
    return std::find(words.begin(), words.end(), folded_word(text)) != words.end();
}

}  // namespace tables
