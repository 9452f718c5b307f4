#include <algorithm>
#include <array>

#include "report_chapter.h"
#include "report_parts.h"
#include "report_tables.h"
#include "session/review_tables.h"

namespace handout {
namespace {

using base::mark;
using chart::Cell;
using session::Outcome;

/// What lies where: carriers, areas, gaps and notes; where all of it comes from.
class PlaceChapters : ReportChapter {
public:
    explicit PlaceChapters(ReportDraft& draft) : ReportChapter(draft) {}

    void carriers() {
        part(mark("Main tasks and projects: the carriers one by one"));
        const session::Table all = session::carrier_table(review_, wish_.review.reach, wish_.language);
        tell(carriers_words());
        section(mark("State of the work"));
        constexpr std::array<std::string_view, 5> k_what{"number", "name", "function", "programme", "body"};
        chart::Table work = printed(all, k_what);
        work.columns.push_back({say(mark("Stage of the work"))});
        work.columns.push_back({say(mark("Start – completion"))});
        for (std::size_t i = 0; i < work.rows.size(); ++i) add_stage(work.rows[i], index_.carrier(all.rows[i].feature));
        table(std::move(work), say(mark("Carriers: what they are and how far they have come")), says_nothing());
        section(mark("Where they lie"));
        constexpr std::array<std::string_view, 8> k_where{
            "number", "name", "unit", "chainage", "station", "station_distance", "quality", "uncertainty"};
        table(printed(all, k_where), say(mark("Carriers: place along the line and how well it is known")),
              say(mark("≈ and ≤: computed from a position that is an estimate.")));
        add_stations();
    }

    void areas() {
        part(mark("How the indicators did in the areas"));
        section(mark("Results by area"));
        chart::Table out;
        out.columns.push_back({say(mark("Area"))});
        for (const plan::Indicator& indicator : index_->indicators) out.columns.push_back({in(indicator.short_name)});
        for (const plan::Area* area : index_.areas()) {
            auto& row = out.rows.emplace_back();
            row.push_back({in(area->name)});
            for (const plan::Indicator& indicator : index_->indicators) {
                const Outcome outcome = session::judge(index_, area->key, indicator.key, year_).outcome;
                row.push_back({in(session::label(outcome, wish_.words)), outcome <= Outcome::no_target});
            }
        }
        table(std::move(out), say(mark("Results by area and indicator, {}"), year_),
              say(mark("Not judged: no actual value has been entered.")));
        const exchange::TableFile segments = session::segments_table(review_, year_, wish_.language);
        if (segments.rows.empty()) return;
        section(mark("Segments of the corridor"));
        table(turned(segments), say(mark("Segments of the corridor beside each other, {}"), year_));
    }

    void gaps() {
        part(mark("Problems and their reasons"));
        const exchange::TableFile gaps = session::gaps_table(review_, wish_.language);
        tell(say(mark("The rules of the review find {} gaps; each is listed with what the plan says of it."),
                 gaps.rows.size()));
        if (!gaps.rows.empty()) {
            add_reasons(gaps);
            const std::array left_out{say(mark("Why it matters"))};
            table(printed(gaps, left_out), say(mark("Gaps")));
        }
        note(say(mark("Reasons that lie outside these figures are for the maker of the report to add here.")));
    }

    void proposals() {
        part(mark("Proposals for the next plan"));
        note(say(mark(
            "Proposals are for the maker of the report to write; what was noted on the map follows as material.")));
        const exchange::TableFile notes = session::notes_table(index_.plan(), wish_.language);
        if (notes.rows.empty()) return tell(say(mark("There are no notes on the map.")));
        const std::array left_out{say(mark("Time")), say(mark("Longitude")), say(mark("Latitude")),
                                  say(mark("Drawings"))};
        table(printed(notes, left_out), say(mark("Notes and open points")));
    }

    void annexes() {
        annex(mark("Sources of the layers"));
        chart::Table out;
        out.columns = {{say(mark("Layer"))}, {say(mark("Source"))}, {say(mark("Accuracy"))}};
        for (const plan::Source& source : index_->sources)
            out.rows.push_back(
                {{layer_name(source.layer, wish_.language)}, {in(source.source)}, entered(in(source.accuracy))});
        table(std::move(out), say(mark("Sources and accuracy of the layers")), in(index_->boundary_note));
        annex(mark("Definitions"));
        for (const char* english :
             {mark("Actual value: the value at the end of the year, as it was entered in the project with its "
                   "supplier; a "
                   "preliminary value is a flash figure, a final one is verified."),
              mark("Actual ÷ target: how much of the target value is there; target ÷ actual where lower is better."),
              mark("(Actual − baseline) ÷ (target − baseline): how much of the way that was planned is made; right for "
                   "rising and for falling indicators. Undefined where target and baseline are equal or one is "
                   "missing."),
              mark("Counts of the city are those that the plan and the statistics give, not sums of the areas. Yearly "
                   "rates "
                   "are never averaged."),
              mark("Areas are those of the plan. A park over several units has values of its own and no share in those "
                   "of "
                   "its units.")})
            tell(say(english));
    }

private:
    [[nodiscard]] std::string carriers_words() const {
        const auto count = [&](auto counts) { return std::ranges::count_if(index_->carriers, counts); };
        const auto built = count([](const plan::Carrier& c) { return c.programme == plan::Programme::build; });
        const auto located = count([](const plan::Carrier& c) { return c.position.has_value(); });
        const auto staged = count([](const plan::Carrier& c) { return c.stage != plan::Stage::unknown; });
        return say(
            mark("The plan has {0} carriers: {1} to be built, {2} to be extended. A position is known of {3}; the "
                 "stage of the work is entered for {4}."),
            index_->carriers.size(), built, index_->carriers.size() - static_cast<std::size_t>(built), located, staged);
    }
    void add_stage(std::vector<Cell>& row, const plan::Carrier* carrier) const {
        const bool known = carrier != nullptr && carrier->stage != plan::Stage::unknown;
        row.push_back(entered(known ? in(plan::label(carrier->stage)) : ""));
        const bool dated = carrier != nullptr && !(carrier->start.empty() && carrier->completion.empty());
        row.push_back(entered(dated ? carrier->start + " – " + carrier->completion : ""));
    }
    /// Of each kind of gap once: beside every gap they would be most of the table.
    void add_reasons(const exchange::TableFile& gaps) {
        chart::Table kinds = printed(gaps);
        const auto column = [&](const char* english) {
            const auto at = std::ranges::find(kinds.columns, say(english), &chart::Column::title);
            return static_cast<std::size_t>(at - kinds.columns.begin());
        };
        const std::size_t kind = column(mark("Kind")), reason = column(mark("Why it matters"));
        if (kind >= kinds.columns.size() || reason >= kinds.columns.size()) return;
        chart::Table out;
        out.columns = {kinds.columns[kind], kinds.columns[reason]};
        for (const auto& row : kinds.rows) {
            const auto is_told = [&](const auto& told) { return told[1].text == row[reason].text; };
            if (std::ranges::none_of(out.rows, is_told)) out.rows.push_back({row[kind], row[reason]});
        }
        table(std::move(out), say(mark("Why a gap matters, by its kind")));
    }
    void add_stations() {
        exchange::TableFile stations = session::stations_table(review_, wish_.review, wish_.language);
        if (stations.rows.empty()) return;
        section(mark("Carriers around the stations"));
        const std::array left_out{say(mark("Measured"))};
        table(printed(without_repeats(std::move(stations)), left_out),
              say(mark("Carriers within reach of the stations")),
              say(mark("Distances from the station in a straight line. Certain: wherever the carrier lies within its "
                       "uncertainty; possible: it may lie there.")));
    }
};

}  // namespace

void add_carriers(ReportDraft& draft) { PlaceChapters(draft).carriers(); }
void add_areas(ReportDraft& draft) { PlaceChapters(draft).areas(); }
void add_gaps(ReportDraft& draft) { PlaceChapters(draft).gaps(); }
void add_proposals(ReportDraft& draft) { PlaceChapters(draft).proposals(); }
void add_annexes(ReportDraft& draft) { PlaceChapters(draft).annexes(); }

}  // namespace handout
