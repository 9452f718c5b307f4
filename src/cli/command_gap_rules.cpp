// The rules that find gaps: what the plan asks of the corridor, as data.
#include <fmt/format.h>
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "plan/gap_rules.h"
#include "record_commands.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

struct Options : EditingOptions {
    std::string key;
    std::string kind, indicator, programme, segment, reason_zh, reason_en, source_zh, source_en;
    std::vector<std::string> functions;
    std::optional<double> length_m;
    bool off = false, on = false, usual = false;
    OutputFormat format;
};

std::string functions_of(const plan::GapRule& rule) {
    std::string keys;
    for (const plan::CarrierFunction function : rule.functions)
        keys += fmt::format("{}{}", keys.empty() ? "" : " ", plan::to_key(function));
    return keys;
}

Json row_of(const plan::GapRule& rule) {
    return {{"key", rule.key},
            {"kind", plan::to_key(rule.kind)},
            {"length_m", rule.length_m > 0 ? Json(rule.length_m) : Json(nullptr)},
            {"indicator", text_or_null(rule.indicator)},
            {"functions", text_or_null(functions_of(rule))},
            {"programme", rule.programme ? Json(plan::to_key(*rule.programme)) : Json(nullptr)},
            {"segment", text_or_null(rule.segment)},
            {"reason_zh", rule.reason.zh},
            {"reason_en", text_or_null(rule.reason.en)},
            {"source_zh", rule.source.zh},
            {"source_en", text_or_null(rule.source.en)},
            {"off", rule.off}};
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    Json rows = Json::array();
    for (const plan::GapRule& rule : plan::all_gap_rules(*project->plan)) rows.push_back(row_of(rule));
    print_rows(context.out(), rows, options.format);
    return 0;
}

template <class Kind>
base::Result<Kind> word(const std::string& text) {
    if (const auto kind = plan::from_key<Kind>(text)) return *kind;
    return base::fail(ErrorKind::usage, text, mark("is an unknown word; see langtu gap-rules set --help"));
}

/// The rule with what was given in the place of what it has.
base::Result<plan::GapRule> changed(plan::GapRule rule, const Options& options) {
    if (options.length_m) rule.length_m = *options.length_m;
    if (!options.indicator.empty()) rule.indicator = options.indicator;
    if (!options.segment.empty()) rule.segment = options.segment;
    for (const auto& [given, member] :
         {std::pair{&options.reason_zh, &rule.reason.zh}, std::pair{&options.reason_en, &rule.reason.en},
          std::pair{&options.source_zh, &rule.source.zh}, std::pair{&options.source_en, &rule.source.en}})
        if (!given->empty()) *member = *given;
    if (!options.programme.empty()) {
        const auto programme = word<plan::Programme>(options.programme);
        if (!programme) return base::pass(programme.error());
        rule.programme = *programme;
    }
    if (!options.functions.empty()) rule.functions.clear();
    for (const std::string& text : options.functions) {
        const auto function = word<plan::CarrierFunction>(text);
        if (!function) return base::pass(function.error());
        rule.functions.push_back(*function);
    }
    return rule;
}

base::Result<plan::Edit> set_edit(const plan::Plan& plan, const Options& options) {
    if (options.usual) return plan::usual_gap_rule_again(plan, options.key);
    if (options.off || options.on) return plan::switch_gap_rule(plan, options.key, options.off);
    plan::GapRule rule;
    rule.key = options.key;
    for (const plan::GapRule& known : plan::all_gap_rules(plan))
        if (known.key == options.key) rule = known;
    if (!options.kind.empty()) {
        const auto kind = word<plan::GapKind>(options.kind);
        if (!kind) return base::pass(kind.error());
        rule.kind = *kind;
    }
    auto wanted = changed(std::move(rule), options);
    if (!wanted) return base::pass(wanted.error());
    return plan::put_gap_rule(plan, *std::move(wanted));
}

base::Result<int> set(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return commit(context, **project, set_edit(*(*project)->plan(), options), options.reason);
}

void add_values(CLI::App& command, Options& options) {
    command.add_option("--kind", options.kind, "of a new rule")
        ->check(CLI::IsMember({"station", "stretch", "target", "unit", "segment"}));
    command.add_option("--length", options.length_m, "of kind station or stretch, metres");
    command.add_option("--indicator", options.indicator, "of kind target: key of an indicator");
    command.add_option("--function", options.functions, "which carriers serve, by key; may be given again");
    command.add_option("--programme", options.programme, "of kind segment")->check(CLI::IsMember({"build", "upgrade"}));
    command.add_option("--segment", options.segment, "of kind segment: key of a segment");
    command.add_option("--why", options.reason_zh, "why such a gap matters, in Chinese");
    command.add_option("--why-en", options.reason_en, "the same in English");
    command.add_option("--source", options.source_zh, "where that is said, in Chinese");
    command.add_option("--source-en", options.source_en, "the same in English");
}

}  // namespace

void add_gap_rules(CLI::App& app, Context& context) {
    auto* rules = app.add_subcommand("gap-rules", "rules that find gaps of the corridor: list or set");
    rules->require_subcommand(1);
    const auto [list_command, listing] =
        subcommand(*rules, context, "list", "every rule, with its reason and source", &list);
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    add_format_options(*list_command, listing->format);
    const auto [set_command, setting] = subcommand(*rules, context, "set", "change a rule, or add one", &set);
    add_editing_options(*set_command, *setting);
    set_command->add_option("KEY", setting->key, "of the rule, as list prints it")->required();
    add_values(*set_command, *setting);
    auto* off = set_command->add_flag("--off", setting->off, "find no such gaps");
    auto* on = set_command->add_flag("--on", setting->on, "find them again")->excludes(off);
    set_command->add_flag("--usual", setting->usual, "back to Langtu's own rule of that key")
        ->excludes(off)
        ->excludes(on);
}

}  // namespace cli
