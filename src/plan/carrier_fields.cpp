#include "plan/carrier_fields.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "plan/names.h"
#include "same_carrier.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::mark;

constexpr std::size_t k_longest_line = 500;    // bytes
constexpr std::size_t k_longest_text = 20000;  // bytes

constexpr std::array<FieldDefinition, 21> k_fields{{
    {CarrierField::number, "number", mark("Number"), FieldForm::whole_number, ""},
    {CarrierField::name_zh, "name_zh", mark("Chinese name"), FieldForm::text, ""},
    {CarrierField::name_en, "name_en", mark("English name"), FieldForm::text, ""},
    {CarrierField::responsible_body, "responsible_body", mark("Responsible body"), FieldForm::text, ""},
    {CarrierField::responsible_area, "responsible_area", mark("Responsible area"), FieldForm::choice, ""},
    {CarrierField::function, "function", mark("Function"), FieldForm::choice, ""},
    {CarrierField::programme, "programme", mark("Programme"), FieldForm::choice, ""},
    {CarrierField::stage, "stage", mark("Stage of building"), FieldForm::choice, ""},
    {CarrierField::task_zh, "task_zh", mark("Task in Chinese"), FieldForm::long_text, ""},
    {CarrierField::task_en, "task_en", mark("Task in English"), FieldForm::long_text, ""},
    {CarrierField::floor_area_m2, "floor_area_m2", mark("Floor area"), FieldForm::number, mark("m²")},
    {CarrierField::investment_cny, "investment_cny", mark("Investment"), FieldForm::number, mark("CNY")},
    {CarrierField::planned_area_mu, "planned_area_mu", mark("Planned area"), FieldForm::number, mark("mu")},
    {CarrierField::start, "start", mark("Start of work"), FieldForm::date, ""},
    {CarrierField::completion, "completion", mark("Completion"), FieldForm::date, ""},
    {CarrierField::quality, "quality", mark("Position quality"), FieldForm::choice, ""},
    {CarrierField::uncertainty_m, "uncertainty_m", mark("Uncertainty of the position"), FieldForm::number, mark("m")},
    {CarrierField::position_basis_zh, "position_basis_zh", mark("Basis of the position in Chinese"), FieldForm::text,
     ""},
    {CarrierField::position_basis_en, "position_basis_en", mark("Basis of the position in English"), FieldForm::text,
     ""},
    {CarrierField::notes, "notes", mark("Notes"), FieldForm::long_text, ""},
    {CarrierField::photo_links, "photo_links", mark("Links to photographs"), FieldForm::long_text, ""},
}};

constexpr std::array<TypedUnit, 15> k_floor_units{{{"m²"},
                                                   {"m2"},
                                                   {"㎡"},
                                                   {"平方米"},
                                                   {"平米"},
                                                   {"平"},
                                                   {"公顷", 10000},
                                                   {"ha", 10000},
                                                   {"亩", 10000, 15},
                                                   {"mu", 10000, 15},
                                                   {"km²", 1e6},
                                                   {"km2", 1e6},
                                                   {"k㎡", 1e6},
                                                   {"平方公里", 1e6},
                                                   {"平方千米", 1e6}}};
constexpr std::array<TypedUnit, 13> k_land_units{{{"亩"},
                                                  {"mu"},
                                                  {"公顷", 15},
                                                  {"ha", 15},
                                                  {"m²", 15, 10000},
                                                  {"m2", 15, 10000},
                                                  {"㎡", 15, 10000},
                                                  {"平方米", 15, 10000},
                                                  {"平米", 15, 10000},
                                                  {"km²", 1500},
                                                  {"km2", 1500},
                                                  {"平方公里", 1500},
                                                  {"平方千米", 1500}}};
constexpr std::array<TypedUnit, 7> k_money_units{
    {{"cny"}, {"rmb"}, {"元"}, {"yuan"}, {"元人民币"}, {"人民币"}, {"圆"}}};
constexpr std::array<TypedUnit, 6> k_length_units{
    {{"m"}, {"米"}, {"km", 1000}, {"千米", 1000}, {"公里", 1000}, {"metres"}}};

std::span<const TypedUnit> units_of(CarrierField field) {
    switch (field) {
        case CarrierField::floor_area_m2: return k_floor_units;
        case CarrierField::planned_area_mu: return k_land_units;
        case CarrierField::investment_cny: return k_money_units;
        default: return k_length_units;
    }
}

std::string example_of(CarrierField field) {
    switch (field) {
        case CarrierField::floor_area_m2: return base::name_argument("192000, 19.2万平方米", "192000, 19.2 ha");
        case CarrierField::planned_area_mu: return base::name_argument("50, 50亩, 3.33公顷", "50, 50 mu, 3.33 ha");
        case CarrierField::investment_cny:
            return base::name_argument("320000000, 3.2亿元", "320000000, 320 million CNY");
        default: return "150, 150 m";
    }
}

/// The member that a field of text stands for; null for the other fields.
template <class AnyCarrier>
auto text_member(AnyCarrier& c, CarrierField field) -> decltype(&c.notes) {
    switch (field) {
        case CarrierField::name_zh: return &c.name.zh;
        case CarrierField::name_en: return &c.name.en;
        case CarrierField::responsible_body: return &c.responsible_body;
        case CarrierField::responsible_area: return &c.responsible_area;
        case CarrierField::task_zh: return &c.task.zh;
        case CarrierField::task_en: return &c.task.en;
        case CarrierField::start: return &c.start;
        case CarrierField::completion: return &c.completion;
        case CarrierField::position_basis_zh: return &c.position_basis.zh;
        case CarrierField::position_basis_en: return &c.position_basis.en;
        case CarrierField::notes: return &c.notes;
        case CarrierField::photo_links: return &c.photo_links;
        default: return nullptr;
    }
}

template <class AnyCarrier>
auto number_member(AnyCarrier& c, CarrierField field) -> decltype(&c.floor_area_m2) {
    switch (field) {
        case CarrierField::floor_area_m2: return &c.floor_area_m2;
        case CarrierField::investment_cny: return &c.investment_cny;
        case CarrierField::planned_area_mu: return &c.planned_area_mu;
        case CarrierField::uncertainty_m: return &c.uncertainty_m;
        default: return nullptr;
    }
}

tl::unexpected<base::Error> refuse(CarrierField field, const char* pattern, std::vector<std::string> arguments = {}) {
    return base::fail(base::ErrorKind::refused, std::string(definition(field).key), pattern, std::move(arguments));
}

base::Result<void> write_text(Carrier& carrier, CarrierField field, std::string_view typed) {
    const bool lines = definition(field).form == FieldForm::long_text;
    const std::size_t longest = lines ? k_longest_text : k_longest_line;
    if (typed.size() > longest)
        return refuse(field, mark("the text is longer than {} bytes; shorten it"), {std::to_string(longest)});
    std::string text = clean_lines(typed);
    if (const auto fault = base::text_fault(text, lines ? base::TextForm::lines : base::TextForm::line))
        return refuse(field, fault->pattern, {fault->character});
    if (field == CarrierField::name_zh && text.empty())
        return refuse(field, mark("a carrier needs a Chinese name; type it"));
    *text_member(carrier, field) = std::move(text);
    return {};
}

base::Result<void> write_amount(Carrier& carrier, CarrierField field, std::string_view typed) {
    std::optional<double>& member = *number_member(carrier, field);
    if (base::trimmed(typed).empty()) {
        member.reset();
        return {};
    }
    const auto value = typed_amount(typed, units_of(field));
    if (!value)
        return refuse(field, mark("“{}” is no amount for this field; write it like {}"),
                      {std::string(typed), example_of(field)});
    member = value;
    return {};
}

base::Result<void> write_date(Carrier& carrier, CarrierField field, std::string_view typed) {
    std::optional<std::string> date = base::trimmed(typed).empty() ? std::optional<std::string>("") : typed_date(typed);
    if (!date)
        return refuse(field, mark("“{}” is no date; write it like 2023, 2023-05 or 2023-05-31"), {std::string(typed)});
    *text_member(carrier, field) = std::move(*date);
    return {};
}

base::Result<void> write_number(const Plan& plan, Carrier& carrier, std::string_view typed) {
    const auto number = typed_number(typed);
    if (!number)
        return refuse(CarrierField::number,
                      mark("“{}” is not a number of a carrier; write a whole number from 1 to 9999"),
                      {std::string(typed)});
    for (const Rows<Carrier>* list : {&plan.carriers, &plan.bin})
        for (const Carrier& other : *list)
            if (other.number == *number && !is_same_carrier(other, carrier))
                return refuse(CarrierField::number,
                              list == &plan.bin
                                  ? mark("the number {} belongs to “{}” in the bin; choose another")
                                  : mark("the number {} belongs to “{}”; choose another or change that one first"),
                              {std::to_string(*number), other.name.zh});
    carrier.number = *number;
    return {};
}

template <class Enum>
void set_choice(Enum& member, const std::string& key) {
    if (const auto value = from_key<Enum>(key)) member = *value;
}

base::Result<void> set_quality(Carrier& carrier, const std::string& key) {
    const bool none = key == to_key(PositionQuality::none);
    if (none && carrier.position)
        return refuse(CarrierField::quality, mark("a carrier with a position needs a quality; choose one"));
    if (!none && !carrier.position)
        return refuse(CarrierField::quality, mark("a carrier without a position has no quality; place it first"));
    set_choice(carrier.quality, key);
    return {};
}

base::Result<void> write_area(const Plan& plan, Carrier& carrier, std::string_view typed) {
    const auto area = resolve_area(plan, base::trimmed(typed));
    if (!area) return base::pass(area.error());
    carrier.responsible_area = (*area)->key;
    return {};
}

base::Result<void> write_choice(const Plan& plan, Carrier& carrier, CarrierField field, std::string_view typed) {
    const std::vector<Choice> all = choices(plan, field);
    const std::string folded = base::fold(base::trimmed(typed));
    const auto found = std::find_if(all.begin(), all.end(), [&](const Choice& c) {
        return base::fold(c.key) == folded || (!folded.empty() && base::fold(c.name.zh) == folded) ||
               (!folded.empty() && base::fold(c.name.en) == folded);
    });
    if (field == CarrierField::responsible_area && found == all.end()) return write_area(plan, carrier, typed);
    const bool clears_stage = field == CarrierField::stage && folded.empty();
    if (found == all.end() && !clears_stage) {
        std::vector<Name> names;
        for (const Choice& c : all) names.push_back(c.name);
        return refuse(field, mark("“{}” is none of the choices; nearest: {}"),
                      {std::string(typed), names_argument(nearest_names(base::trimmed(typed), names))});
    }
    const std::string key = clears_stage ? std::string(to_key(Stage::unknown)) : found->key;
    if (field == CarrierField::responsible_area) carrier.responsible_area = key;
    if (field == CarrierField::function) set_choice(carrier.function, key);
    if (field == CarrierField::programme) set_choice(carrier.programme, key);
    if (field == CarrierField::stage) set_choice(carrier.stage, key);
    return field == CarrierField::quality ? set_quality(carrier, key) : base::Result<void>{};
}

template <class Enum>
std::vector<Choice> choices_of(std::initializer_list<Enum> values) {
    std::vector<Choice> list;
    for (const Enum value : values) list.push_back({std::string(to_key(value)), label(value)});
    return list;
}

}  // namespace

std::span<const FieldDefinition> carrier_fields() { return k_fields; }

const FieldDefinition& definition(CarrierField field) { return k_fields.at(static_cast<std::size_t>(field)); }

base::Result<CarrierField> field_from_key(std::string_view key) {
    std::vector<std::string> keys;
    for (const FieldDefinition& field : k_fields) {
        if (field.key == key) return field.field;
        keys.emplace_back(field.key);
    }
    return base::fail(base::ErrorKind::refused, std::string(key), mark("is no field of a carrier; nearest: {}"),
                      {fmt::format("{}", fmt::join(nearest_names(key, keys), ", "))});
}

std::vector<Choice> choices(const Plan& plan, CarrierField field) {
    using enum CarrierFunction;
    using enum PositionQuality;
    switch (field) {
        case CarrierField::function:
            return choices_of(
                {science_park, platform, national_incubator, provincial_incubator, provincial_space, city_space});
        case CarrierField::programme: return choices_of({Programme::build, Programme::upgrade});
        case CarrierField::stage:
            return choices_of(
                {Stage::unknown, Stage::planned, Stage::under_construction, Stage::completed, Stage::operating});
        case CarrierField::quality: return choices_of({surveyed, address, digitised, site, area, none});
        case CarrierField::responsible_area: {
            std::vector<Choice> list{{"", term("none")}};
            for (const Area& a : plan.areas) list.push_back({a.key, a.name});
            return list;
        }
        default: return {};
    }
}

std::string read_field(const Carrier& carrier, CarrierField field) {
    if (const std::string* text = text_member(carrier, field)) return *text;
    if (const std::optional<double>* number = number_member(carrier, field))
        return *number ? plain_number(**number) : std::string();
    switch (field) {
        case CarrierField::number: return std::to_string(carrier.number);
        case CarrierField::function: return std::string(to_key(carrier.function));
        case CarrierField::programme: return std::string(to_key(carrier.programme));
        case CarrierField::stage: return std::string(to_key(carrier.stage));
        case CarrierField::quality: return std::string(to_key(carrier.quality));
        default: return {};
    }
}

base::Result<void> write_field(const Plan& plan, Carrier& carrier, CarrierField field, std::string_view text) {
    switch (definition(field).form) {
        case FieldForm::text:
        case FieldForm::long_text: return write_text(carrier, field, text);
        case FieldForm::choice: return write_choice(plan, carrier, field, text);
        case FieldForm::number: return write_amount(carrier, field, text);
        case FieldForm::whole_number: return write_number(plan, carrier, text);
        case FieldForm::date: return write_date(carrier, field, text);
    }
    return {};
}

}  // namespace plan
