// The plan's city-wide tables, with the special forms of their values.
#include <algorithm>
#include <tuple>

#include "package_layers.h"

namespace exchange {
namespace {

using base::mark;
using plan::FigureForm;

plan::Figure figure_of(const Row& row) {
    return {row.key<FigureForm>("form"), row.maybe_number("value"),       row.maybe_number("bracket"), row.name("text"),
            row.text("qualifier"),       row.text("preliminary") == "yes"};
}

base::Result<void> check_form(const Row& row, const plan::Figure& figure) {
    const bool has_number =
        figure.form == FigureForm::number || figure.form == FigureForm::rank || figure.form == FigureForm::pair;
    if (has_number != figure.value.has_value())
        return row.fail(has_number ? mark("value is empty; write the number, or form missing")
                                   : mark("this form has no value; leave it empty"));
    if ((figure.form == FigureForm::pair) != figure.bracket.has_value())
        return row.fail(mark("bracket belongs to form pair and to no other; correct the form or the bracket"));
    if (figure.bracket && *figure.bracket > *figure.value)
        return row.fail(mark("bracket is more than the value that it is part of; correct it"));
    if ((figure.form == FigureForm::qualitative) == figure.text.zh.empty())
        return row.fail(mark("text_zh belongs to form qualitative and to no other; correct the form or the text"));
    if (!has_number && (figure.preliminary || !figure.qualifier.empty()))
        return row.fail(mark("a value without a number is neither preliminary nor qualified; correct it"));
    return {};
}

plan::CityFigure* find_figure(plan::Plan& plan, const std::string& table, int number) {
    for (plan::CityFigure& figure : plan.figures)
        if (figure.table == table && figure.number == number) return &figure;
    return nullptr;
}

/// The figure that `row` is a value of; made where it is the first.
base::Result<plan::CityFigure*> figure_for(const Row& row, plan::Plan& plan) {
    plan::CityFigure wanted{row.text("table"), row.integer("number"), row.name("group"),
                            row.name("name"),  row.name("unit"),      {}};
    plan::CityFigure* found = find_figure(plan, wanted.table, wanted.number);
    if (found != nullptr) {
        if (found->group == wanted.group && found->name == wanted.name && found->unit == wanted.unit) return found;
        return row.fail(mark("{} number {} has another group, name or unit above; write the same in all its rows"),
                        wanted.table, wanted.number);
    }
    const bool first = wanted.number == 1;
    if (wanted.number < 1 || (!first && find_figure(plan, wanted.table, wanted.number - 1) == nullptr))
        return row.fail(mark("number {} of {} does not follow; number its rows 1, 2, 3 … without gaps"), wanted.number,
                        wanted.table);
    return &plan.figures.edit().emplace_back(std::move(wanted));
}

bool same_slot(const plan::CityFigureValue& a, const plan::CityFigureValue& b) {
    return a.year == b.year && a.role == b.role;
}

}  // namespace

base::Result<void> add_figures(const Table& table, plan::Plan& plan) {
    for (const Row& row : table.rows()) {
        plan::CityFigureValue value{row.integer("year"), row.key<plan::FigureRole>("role"), figure_of(row),
                                    row.text("source"), row.text("note")};
        if (value.year < 1900 || value.year > 2200) return row.fail(mark("year is no year; correct it"));
        if (auto checked = check_form(row, value.figure); !checked) return checked;
        const auto figure = figure_for(row, plan);
        if (!figure) return base::pass(figure.error());
        auto& values = (*figure)->values;
        if (std::any_of(values.begin(), values.end(), [&](const auto& other) { return same_slot(other, value); }))
            return row.fail(mark("{} of {} occurs twice in {} number {}; remove one of the two rows"),
                            plan::to_key(value.role), value.year, (*figure)->table, (*figure)->number);
        values.push_back(std::move(value));
    }
    for (plan::CityFigure& figure : plan.figures)
        std::sort(figure.values.begin(), figure.values.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.year, a.role) < std::tie(b.year, b.role); });
    std::sort(plan.figures.begin(), plan.figures.end(),
              [](const auto& a, const auto& b) { return std::tie(a.table, a.number) < std::tie(b.table, b.number); });
    return {};
}

}  // namespace exchange
