#include <array>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <string_view>

#include "base/error_words.h"
#include "base/translate.h"
#include "cli/rows.h"
#include "commands.h"
#include "plan/checks.h"
#include "plan/index.h"
#include "session/view_checks.h"

namespace cli {
namespace {

struct Options {
    std::string project;
    OutputFormat format;
};

Json findings_json(const Context& context, const std::vector<plan::Finding>& findings, plan::Severity severity) {
    Json list = Json::array();
    for (const plan::Finding& finding : findings) {
        if (finding.severity != severity) continue;
        Json row{{"code", finding.code}, {"where", finding.where}, {"message", context.text(finding.message)}};
        if (finding.accepted) row["accepted"] = *finding.accepted;
        list.push_back(std::move(row));
    }
    return list;
}

const char* kind_of(const plan::Finding& finding) {
    if (finding.severity == plan::Severity::error) return base::mark("error");
    return finding.accepted ? base::mark("accepted") : base::mark("warning");
}

/// What a finding is about: "carrier 7", its kind in the language.
std::string subject_of(const plan::Finding& finding, base::Language language) {
    constexpr std::array k_kinds{base::mark("carrier"), base::mark("carriers"),  base::mark("area"),
                                 base::mark("station"), base::mark("indicator"), base::mark("unit"),
                                 base::mark("park"),    base::mark("view")};
    const std::string& where = finding.where;
    for (const char* kind : k_kinds)
        if (where.starts_with(std::string(kind) + " "))
            return base::translate(language, kind) + where.substr(std::string_view(kind).size());
    return where;
}

void print_for_people(const Context& context, const std::vector<plan::Finding>& findings, int history_length) {
    std::map<std::string_view, int> counts;
    for (const plan::Finding& finding : findings) {
        ++counts[kind_of(finding)];
        context.out() << fmt::format("{:8}  {}  {}: {}", base::translate(context.language(), kind_of(finding)),
                                     finding.code, subject_of(finding, context.language()),
                                     printable(context.text(finding.message)));
        if (finding.accepted) context.out() << fmt::format(" [{}]", printable(*finding.accepted));
        context.out() << "\n";
    }
    context.out() << fmt::format("errors={} warnings={} accepted={}\n", counts["error"], counts["warning"],
                                 counts["accepted"]);
    context.out() << fmt::format("seq={}\n", history_length);
}

base::Result<int> check(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    if (auto whole = store::verify_project(options.project); !whole) return base::pass(whole.error());
    std::vector<plan::Finding> findings = plan::check(*project->plan);
    const std::vector<plan::Finding> of_views = session::check_views(plan::Index(*project->plan));
    findings.insert(findings.end(), of_views.begin(), of_views.end());
    const Json errors = findings_json(context, findings, plan::Severity::error);
    if (options.format.json)
        print_json(context.out(), {{"errors", errors},
                                   {"warnings", findings_json(context, findings, plan::Severity::warning)},
                                   {"seq", project->info.history_length}});
    else
        print_for_people(context, findings, project->info.history_length);
    if (errors.empty()) return 0;
    return base::fail_with(base::ErrorKind::refused, options.project,
                           base::mark_count(std::ssize(errors), "the data has {} error; correct it",
                                            "the data has {} errors; correct what is listed"),
                           errors.size());
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("check", "integrity of the file and of the data");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "project file")->required();
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(check(context, *options)); });
}

}  // namespace cli
