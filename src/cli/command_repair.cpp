#include <fmt/format.h>
#include <memory>

#include "cli/rows.h"
#include "commands.h"
#include "store/repair.h"

namespace cli {
namespace {

struct Options {
    std::string project, out;
    OutputFormat format;
};

Json tables_json(const store::RepairReport& report) {
    Json tables = Json::array();
    for (const store::RepairedTable& table : report.tables)
        tables.push_back({{"table", table.name},
                          {"rows", table.rows},
                          {"lost_rows", table.lost_rows},
                          {"lost_values", table.lost_values},
                          {"unreadable_pages", table.unreadable_pages},
                          {"doubtful", table.doubtful}});
    return tables;
}

Json losses_json(const Context& context, const store::RepairReport& report) {
    Json losses = Json::array();
    for (const base::Error& loss : report.losses)
        losses.push_back({{"where", loss.subject}, {"message", base::to_line(loss, context.language())}});
    return losses;
}

std::string doubtful_tables(const store::RepairReport& report) {
    std::string names;
    for (const store::RepairedTable& table : report.tables)
        if (table.doubtful) names += (names.empty() ? "" : ", ") + table.name;
    return names;
}

/// Never more comfort than what was found gives.
std::string conclusion(const Context& context, const store::RepairReport& report, const std::string& out) {
    const std::string doubtful = doubtful_tables(report);
    if (!report.whole()) return context.say(base::mark("made {}; look through what is listed as lost"), out);
    if (doubtful.empty()) return context.say(base::mark("made {}; nothing was lost"), out);
    return context.say(base::mark("made {}; no loss was found, but these tables are empty and nothing in the file "
                                  "tells whether they were: {}; compare with a backup"),
                       out, doubtful);
}

base::Result<int> repair(const Context& context, const Options& options) {
    const auto report = store::repair_project(options.project, options.out);
    if (!report) return base::pass(report.error());
    if (options.format.json) {
        print_json(context.out(), {{"project", options.out},
                                   {"whole", report->whole()},
                                   {"tables", tables_json(*report)},
                                   {"losses", losses_json(context, *report)}});
        return 0;
    }
    print_rows(context.out(), tables_json(*report), options.format);
    for (const base::Error& loss : report->losses)
        context.out() << printable(base::to_line(loss, context.language())) << '\n';
    context.report(conclusion(context, *report, options.out));
    return 0;
}

}  // namespace

void add_repair(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("repair", "salvage what can be read of a damaged project into a new one");
    auto options = std::make_shared<Options>();
    command->add_option("PROJECT", options->project, "damaged project file; it is only read")->required();
    command->add_option("OUT", options->out, "project file to make; must not exist")->required();
    add_json_option(*command, options->format);
    command->callback([options, &context] { context.finish(repair(context, *options)); });
}

}  // namespace cli
