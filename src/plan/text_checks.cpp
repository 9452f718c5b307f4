#include "text_checks.h"

#include <fmt/format.h>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "plan/carrier_fields.h"

namespace plan {
namespace {

using base::TextForm;

class TextFindings {
public:
    void add(const std::string& where, const std::string& text, TextForm form = TextForm::line) {
        const auto fault = base::text_fault(text, form);
        if (!fault) return;
        const auto in = [&](base::Language language) {
            return base::message_text(fault->pattern, {fault->character}, language);
        };
        list_.push_back({Severity::warning, "text_not_kept", where, {in(base::Language::zh), in(base::Language::en)}});
    }
    void add(const std::string& where, const Name& name, TextForm form = TextForm::line) {
        add(where, name.zh, form);
        add(where, name.en, form);
    }
    std::vector<Finding> take() { return std::move(list_); }

private:
    std::vector<Finding> list_;
};

void check_places(const Plan& plan, TextFindings& out) {
    for (const Name* name : {&plan.title, &plan.city, &plan.boundary_note}) out.add("plan", *name);
    for (const Segment& segment : plan.segments) out.add("segment " + segment.key, segment.name);
    for (const Unit& unit : plan.units) out.add("unit " + unit.code, unit.name);
    for (const Area& area : plan.areas) out.add("area " + area.key, area.name);
    for (const Park& park : plan.parks)
        for (const Name* name : {&park.name, &park.basis}) out.add("park " + park.key, *name);
    for (const RailLine& line : plan.rail) out.add("rail", line.name);
    for (const Station& station : plan.stations) {
        out.add(fmt::format("station {}", station.order), station.name);
        out.add(fmt::format("station {}", station.order), station.location_zh);
    }
    for (const Water& water : plan.water) out.add("water", water.name);
    for (const NeighbourLabel& label : plan.neighbours) out.add("neighbour", label.name);
}

void check_carrier_texts(const Rows<Carrier>& carriers, TextFindings& out) {
    for (const Carrier& carrier : carriers)
        for (const FieldDefinition& field : carrier_fields()) {
            const bool lines = field.form == FieldForm::long_text;
            if (lines || field.form == FieldForm::text)
                out.add(fmt::format("carrier {}", carrier.number), read_field(carrier, field.field),
                        lines ? TextForm::lines : TextForm::line);
        }
}

void check_figures(const Plan& plan, TextFindings& out) {
    for (const Indicator& indicator : plan.indicators)
        for (const Name* name : {&indicator.name, &indicator.short_name, &indicator.unit})
            out.add("indicator " + indicator.key, *name);
    for (const CityFigure& figure : plan.figures)
        for (const Name* name : {&figure.group, &figure.name, &figure.unit})
            out.add("figure " + figure_key(figure), *name);
    for (const TargetSet& set : plan.target_sets) {
        out.add("targets " + set.key, set.name);
        out.add("targets " + set.key, set.source);
    }
}

void check_records(const Plan& plan, TextFindings& out) {
    for (const Observation& o : plan.observations) {
        const std::string where = fmt::format("area {}, indicator {}, {}", o.area, o.indicator, o.year);
        out.add(where, o.source);
        out.add(where, o.author);
    }
    for (const AreaAlias& alias : plan.area_aliases) out.add("area " + alias.area, alias.alias);
    for (const AcceptedFinding& accepted : plan.accepted)
        out.add("accepted " + accepted.code, accepted.note, TextForm::lines);
    for (const Note& note : plan.notes) {
        out.add(fmt::format("note {}", note.id), note.text, TextForm::lines);
        out.add(fmt::format("note {}", note.id), note.author);
    }
    for (const TableLayout& layout : plan.table_layouts)
        for (const std::string* text : {&layout.name, &layout.file, &layout.author})
            out.add("layout " + layout.name, *text);
    for (const TableWord& word : plan.table_words) out.add("word " + word.word, word.word);
    out.add("thresholds", plan.thresholds.source);
}

void check_review(const Plan& plan, TextFindings& out) {
    for (const PlannedLine& line : plan.planned_lines)
        for (const Name* name : {&line.name, &line.ends, &line.source}) out.add("planned line " + line.key, *name);
    for (const PlannedStation& station : plan.planned_stations)
        for (const Name* name : {&station.name, &station.place, &station.source})
            out.add("planned station " + station.key, *name);
    for (const Core& core : plan.cores)
        for (const Name* name : {&core.name, &core.unplaced, &core.source}) out.add("core " + core.key, *name);
    for (const GapRule& rule : plan.gap_rules)
        for (const Name* name : {&rule.reason, &rule.source}) out.add("gap rule " + rule.key, *name);
    for (const GapRemark& remark : plan.gap_remarks) out.add("gap " + remark.gap, remark.text, TextForm::lines);
    for (const Scenario& scenario : plan.scenarios) {
        out.add("scenario " + scenario.name, scenario.name);
        out.add("scenario " + scenario.name, scenario.remark, TextForm::lines);
    }
    for (const OfficialChainage& official : plan.official_chainages)
        out.add(fmt::format("official chainage of station {}", official.station), official.source);
    for (const NoteReply& reply : plan.note_replies)
        out.add(fmt::format("note {}", reply.note), reply.text, TextForm::lines);
}

}  // namespace

std::vector<Finding> check_texts(const Plan& plan) {
    TextFindings out;
    check_places(plan, out);
    check_carrier_texts(plan.carriers, out);
    check_carrier_texts(plan.bin, out);
    check_figures(plan, out);
    check_records(plan, out);
    check_review(plan, out);
    return out.take();
}

}  // namespace plan
