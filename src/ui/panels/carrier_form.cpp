// The form of a carrier: every field with its unit, what is wrong with a typed value beside it, and the way back to the
// value before. Several selected carriers get a value together.
#include <algorithm>
#include <cstdint>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/local_time.h"
#include "base/result.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/carrier_fields.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "store/changes.h"
#include "store/project.h"
#include "ui/form_state.h"

namespace ui {
namespace {

using plan::CarrierField;
using plan::FieldDefinition;
using plan::FieldForm;

/// What the fields show and change.
struct Form {
    std::vector<const plan::Carrier*> carriers;
    std::vector<std::int64_t> ids;
};

Form form_of(const PanelContext& c) {
    Form form;
    for (plan::FeatureRef feature : c.session.selection()) {
        if (feature.kind != plan::FeatureKind::carrier) continue;
        const plan::Carrier* carrier = c.session.index().carrier(feature);
        if (carrier == nullptr) continue;
        form.carriers.push_back(carrier);
        form.ids.push_back(carrier->id);
    }
    return form;
}

/// The value that all of them have; nothing where they differ.
std::optional<std::string> common_value(const Form& form, CarrierField field) {
    std::optional<std::string> value;
    for (const plan::Carrier* carrier : form.carriers) {
        std::string own = plan::read_field(*carrier, field);
        if (value && *value != own) return std::nullopt;
        value = std::move(own);
    }
    return value;
}

void commit(PanelContext& c, const Form& form, CarrierField field, const std::string& text) {
    set_field(c.out, form.ids, field, text);
}

/// Why a typed text cannot be the field's value; empty: it can.
std::string problem_of(PanelContext& c, const Form& form, CarrierField field, const std::string& text) {
    plan::Carrier copy = *form.carriers.front();
    const auto written = plan::write_field(c.session.plan(), copy, field, text);
    if (written) return {};
    base::Error error = written.error();
    error.subject.clear();
    return base::to_line(error, c.widgets.language());
}

struct OldValue {
    std::string text;
    std::string tip;
};

/// What the field was before it was changed last, as the history has it.
std::optional<OldValue> value_before(PanelContext& c, const Form& form, const FieldDefinition& field) {
    if (form.ids.size() != 1) return std::nullopt;
    for (const store::HistoryStep& step : c.session.history({0, 50, {}, form.ids.front()})) {
        if (step.state != store::StepState::applied) continue;
        for (const store::RowChange& row : step.rows)
            for (const store::ColumnChange& column : row.columns) {
                if (row.table != "carriers" || row.kind != store::RowChangeKind::update || column.column != field.key)
                    continue;
                const bool unknown = std::holds_alternative<std::monostate>(column.before);
                const std::string text = unknown ? std::string() : store::to_text(column.before);
                return OldValue{text, fmt::format(fmt::runtime(c.say("Back to “{0}” ({1}, {2})")),
                                                  unknown ? c.say("not known") : text, step.author,
                                                  base::local_time_cell(step.time))};
            }
    }
    return std::nullopt;
}

void draw_choice(PanelContext& c, const Form& form, const FieldDefinition& field, float width) {
    std::vector<Widgets::Choice> choices;
    const auto value = common_value(form, field.field);
    int current = -1;
    const std::vector<plan::Choice> all = plan::choices(c.session.plan(), field.field);
    for (const plan::Choice& choice : all) {
        if (value == choice.key) current = static_cast<int>(choices.size());
        choices.push_back({choice.key, c.name(choice.name)});
    }
    const int chosen = c.widgets.drop_down("form/" + std::string(field.key), choices, current, width);
    if (chosen >= 0 && chosen != current) commit(c, form, field.field, all[static_cast<std::size_t>(chosen)].key);
}

void draw_text(PanelContext& c, const Form& form, const FieldDefinition& field, float width) {
    FormState& state = c.form;
    const auto stored = common_value(form, field.field);
    const auto typed = state.typed.find(field.field);
    std::string text = typed != state.typed.end() ? typed->second : stored.value_or("");
    const char* hint = stored ? c.say("not known") : c.say("several values");
    const std::string key = "form/" + std::string(field.key);
    const bool long_text = field.form == FieldForm::long_text;
    const bool changed =
        long_text ? c.widgets.text_area(key, text, width, 3) : c.widgets.text_field(key, text, hint, width, false);
    const bool left = ImGui::IsItemDeactivatedAfterEdit();
    if (long_text && c.widgets.text_width(text) > width) c.widgets.tip(text);  // ImGui's field breaks no lines
    if (changed) state.typed[field.field] = text;
    if (!left || !state.typed.contains(field.field)) return;
    if (stored == text)
        state.typed.erase(field.field);
    else if (problem_of(c, form, field.field, text).empty()) {
        commit(c, form, field.field, text);
        state.typed.erase(field.field);
    }
}

/// At the end of the field's line, `x` in window px.
void draw_way_back(PanelContext& c, const Form& form, const FieldDefinition& field, float x) {
    FormState& state = c.form;
    const std::string key = "form/" + std::string(field.key) + "/back";
    const bool typed = state.typed.contains(field.field);
    const auto before = typed ? std::nullopt : value_before(c, form, field);
    if (!typed && !before) return;
    ImGui::SameLine(x);
    const char* drop = c.say("Drop what is typed");
    if (!c.widgets.small_icon(key, Icon::undo, typed ? drop : before->tip, !typed)) return;
    if (typed)
        state.typed.erase(field.field);
    else
        commit(c, form, field.field, before->text);
}

void draw_problem(PanelContext& c, const Form& form, const FieldDefinition& field) {
    const auto typed = c.form.typed.find(field.field);
    if (typed == c.form.typed.end()) return;
    const std::string problem = problem_of(c, form, field.field, typed->second);
    if (problem.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(c.widgets.palette().warning));
    c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + problem);
    ImGui::PopStyleColor();
}

void draw_field(PanelContext& c, const Form& form, const FieldDefinition& field) {
    c.widgets.soft_text(c.say(field.label));
    const float icon = ImGui::GetTextLineHeight() + c.widgets.px(8);
    const std::string unit = field.unit[0] != '\0' ? c.say(field.unit) : "";
    const float unit_width = unit.empty() ? 0 : c.widgets.text_width(unit) + c.widgets.px(6);
    const float width = ImGui::GetContentRegionAvail().x - icon - unit_width;
    const float start = ImGui::GetCursorPosX();
    if (field.form == FieldForm::choice)
        draw_choice(c, form, field, width);
    else
        draw_text(c, form, field, width);
    if (!unit.empty()) {
        ImGui::SameLine(0, c.widgets.px(6));
        ImGui::AlignTextToFramePadding();
        c.widgets.soft_text(unit);
    }
    draw_way_back(c, form, field, start + width + unit_width + c.widgets.px(6));
    draw_problem(c, form, field);
}

}  // namespace

void draw_carrier_form(PanelContext& c) {
    const Form form = form_of(c);
    if (form.carriers.empty()) return;
    FormState& state = c.form;
    if (state.carriers != form.ids) {  // what was typed belongs to others
        state.typed.clear();
        state.carriers = form.ids;
    }
    if (form.ids.size() > 1)
        c.widgets.soft_wrapped(
            fmt::format(fmt::runtime(c.say("A value given here is given to all {0} carriers.")), form.ids.size()));
    for (const FieldDefinition& field : plan::carrier_fields()) {
        const bool each_its_own = field.field == CarrierField::number || field.field == CarrierField::name_zh ||
                                  field.field == CarrierField::name_en;
        if (form.ids.size() > 1 && each_its_own) continue;
        draw_field(c, form, field);
    }
}

}  // namespace ui
