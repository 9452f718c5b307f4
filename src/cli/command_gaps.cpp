#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "plan/gap_rules.h"
#include "plan/gaps.h"
#include "review_arguments.h"
#include "session/gap_words.h"

namespace cli {
namespace {

struct Options {
    std::string project, scenario, line;
    OutputFormat format;
};

Json row_of(const plan::Gap& gap, const plan::Index& index) {
    const bool stretch = gap.rule->kind == plan::GapKind::stretch, target = gap.rule->kind == plan::GapKind::target;
    Json row{{"key", gap.key},
             {"kind", plan::to_key(gap.rule->kind)},
             {"place_zh", session::gap_place(gap, index, base::Language::zh)},
             {"place_en", session::gap_place(gap, index, base::Language::en)},
             {"certain", gap.certain},
             {"possible_carriers", gap.possible},
             {"from_m", stretch ? metres(gap.from_m) : Json(nullptr)},
             {"to_m", stretch ? metres(gap.to_m) : Json(nullptr)},
             {"within_m", gap.rule->length_m > 0 ? metres(gap.rule->length_m) : Json(nullptr)},
             {"indicator", text_or_null(gap.rule->indicator)},
             {"target", target ? Json(gap.target) : Json(nullptr)},
             {"sentence_zh", session::gap_sentence(gap, index, base::Language::zh)},
             {"sentence_en", session::gap_sentence(gap, index, base::Language::en)},
             {"reason_zh", gap.rule->reason.zh},
             {"reason_en", gap.rule->reason.en},
             {"source_zh", gap.rule->source.zh},
             {"source_en", gap.rule->source.en},
             {"acknowledged", gap.acknowledged()},
             {"note", gap.remark != nullptr ? Json(gap.remark->text) : Json(nullptr)}};
    if (plan::has_several_lines(index.plan()))
        row["line"] = stretch ? Json(index->rail[gap.line].name.zh) : Json(nullptr);
    return row;
}

/// For people: what is found, how sure that is, and why it matters.
Json short_row(const plan::Gap& gap, const plan::Index& index, base::Language language) {
    return {{"key", gap.key},
            {"gap", session::gap_sentence(gap, index, language)},
            {"size", session::gap_size(gap, index, language)},
            {"certain", gap.certain},
            {"acknowledged", gap.acknowledged()}};
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto plan = open_plan(context, options.project, options.scenario);
    if (!plan) return base::pass(plan.error());
    const plan::Index index(**plan);
    const auto line = plan::resolve_line(**plan, options.line);
    if (!line) return base::pass(line.error());
    const plan::ReviewIndex review(index, *line);
    const std::vector<plan::GapRule> rules = plan::gap_rules_in_effect(**plan);
    const bool for_people = !options.format.json && !options.format.csv;
    Json rows = Json::array();
    for (const plan::Gap& gap : plan::find_gaps(review, rules))
        rows.push_back(for_people ? short_row(gap, index, context.language()) : row_of(gap, index));
    print_rows(context.out(), rows, options.format);
    return 0;
}

}  // namespace

void add_gaps(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("gaps", "what the corridor lacks by the project's rules, and why it matters");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    add_line_option(*command, options->line);
    add_scenario_option(*command, options->scenario);
    add_format_options(*command, options->format);
    command->callback([options, &context] { context.finish(list(context, *options)); });
}

}  // namespace cli
