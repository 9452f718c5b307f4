#include <fmt/format.h>
#include <fstream>
#include <memory>

#include "base/atomic_file.h"
#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "history_span.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;
using base::mark_count;

struct Options : EditingOptions {
    std::string file, on_conflict = "refuse";
    SpanOptions span;
    bool dry_run = false;
    OutputFormat format;
};

base::Result<int> export_changes(const Context& context, const Options& options) {
    const auto span = read_span(context, options.project, options.span);
    if (!span) return base::pass(span.error());
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const auto changes = (*project)->export_changes(*span);
    if (!changes) return base::pass(changes.error());
    if (auto closed = finish(**project, 0); !closed) return closed;
    if (changes->steps.empty())
        return base::fail(ErrorKind::refused, options.project,
                          mark("has no change in effect there; nothing was written"));
    if (auto written = store::write_changes(options.file, *changes); !written) return base::pass(written.error());
    context.report(
        context.say(base::mark_count(std::ssize(changes->steps), "wrote {} change to {}", "wrote {} changes to {}"),
                    changes->steps.size(), options.file));
    return 0;
}

Json clash_json(const store::Clash& clash) {
    return {{"table", clash.table},
            {"id", clash.id},
            {"name_zh", clash.what.zh},
            {"column", clash.column},
            {"base", value_json(clash.base)},
            {"mine", value_json(clash.mine)},
            {"theirs", value_json(clash.theirs)}};
}

Json preview_json(const store::MergePreview& preview) {
    Json clashes = Json::array();
    for (const store::Clash& clash : preview.clashes) clashes.push_back(clash_json(clash));
    return {{"new", preview.new_steps}, {"known", preview.known_steps}, {"rows", preview.rows}, {"clashes", clashes}};
}

std::filesystem::path answers_path(const Options& options) { return options.file + ".answers.json"; }

/// The clashes with a member "choose" each, for a person to fill in.
base::Result<void> write_questions(const Options& options, const store::MergePreview& preview) {
    Json list = Json::array();
    for (const store::Clash& clash : preview.clashes) {
        Json row = clash_json(clash);
        row["choose"] = nullptr;
        list.push_back(row);
    }
    const std::string text = list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return base::write_file_atomically(answers_path(options), std::as_bytes(std::span(text)));
}

/// Whatever the order of the members: an editor may have sorted them.
bool same(const Json& a, const Json& b) { return nlohmann::json(a) == nlohmann::json(b); }

std::optional<store::Resolution> answer_from(const Json& row, const store::Clash& clash) {
    if (!row.is_object() || !same(clash_json(clash)["theirs"], row.value("theirs", Json())) ||
        row.value("column", Json()) != clash.column || row.value("id", Json()) != clash.id)
        return std::nullopt;
    const Json choose = row.value("choose", Json());
    if (choose == "mine") return store::Resolution{store::Choose::mine, {}};
    if (choose == "theirs") return store::Resolution{store::Choose::theirs, {}};
    if (!choose.is_object() || !choose.contains("value")) return std::nullopt;
    const Json& value = choose["value"];
    if (value.is_object() && value.contains("lon") && value.contains("lat"))
        return store::Resolution{store::Choose::other,
                                 geo::LonLat{value["lon"].get<double>(), value["lat"].get<double>()}};
    if (value.is_string()) return store::Resolution{store::Choose::other, value.get<std::string>()};
    if (value.is_number_integer()) return store::Resolution{store::Choose::other, value.get<std::int64_t>()};
    if (value.is_number()) return store::Resolution{store::Choose::other, value.get<double>()};
    return store::Resolution{store::Choose::other, {}};
}

/// The answers of the file, if it answers each of these clashes.
std::optional<std::vector<store::Resolution>> read_answers(const Options& options, const store::MergePreview& preview) {
    std::ifstream in(answers_path(options));
    const Json list = Json::parse(in, nullptr, false);
    if (!list.is_array() || list.size() != preview.clashes.size()) return std::nullopt;
    std::vector<store::Resolution> answers;
    for (std::size_t i = 0; i < preview.clashes.size(); ++i) {
        const auto answer = answer_from(list[i], preview.clashes[i]);
        if (!answer) return std::nullopt;
        answers.push_back(*answer);
    }
    return answers;
}

base::Result<std::vector<store::Resolution>> resolve(const Options& options, const store::MergePreview& preview) {
    const std::ptrdiff_t count = std::ssize(preview.clashes);
    if (options.on_conflict == "mine") return std::vector(count, store::Resolution{store::Choose::mine, {}});
    if (options.on_conflict == "theirs") return std::vector(count, store::Resolution{store::Choose::theirs, {}});
    if (count == 0) return std::vector<store::Resolution>{};
    if (options.on_conflict != "ask-file")
        return base::fail(ErrorKind::locked, options.file,
                          mark_count(count,
                                     "{} value was changed on both sides; see --dry-run, then pass --on-conflict "
                                     "mine, theirs or ask-file",
                                     "{} values were changed on both sides; see --dry-run, then pass --on-conflict "
                                     "mine, theirs or ask-file"),
                          {std::to_string(count)});
    if (auto answers = read_answers(options, preview)) return *answers;
    if (auto written = write_questions(options, preview); !written) return base::pass(written.error());
    return base::fail(ErrorKind::locked, options.file,
                      mark_count(count,
                                 "{} value was changed on both sides; fill in \"choose\" (\"mine\", \"theirs\" or "
                                 "{{\"value\": …}}) in {} and apply again",
                                 "{} values were changed on both sides; fill in \"choose\" (\"mine\", \"theirs\" or "
                                 "{{\"value\": …}}) in {} and apply again"),
                      {std::to_string(count), answers_path(options).string()});
}

void print_preview(const Context& context, const store::MergePreview& preview) {
    context.out() << context.say(mark("new changes: {}; here already: {}; rows: {}; clashes: {}"), preview.new_steps,
                                 preview.known_steps, preview.rows, preview.clashes.size())
                  << '\n';
    for (const store::Clash& clash : preview.clashes)
        context.out() << context.say(mark("{} ({}): was {}, here {}, theirs {}"), printable(context.text(clash.what)),
                                     clash.column, printable(store::to_text(clash.base)),
                                     printable(store::to_text(clash.mine)), printable(store::to_text(clash.theirs)))
                      << '\n';
}

base::Result<int> apply(const Context& context, const Options& options) {
    const auto changes = store::read_changes_file(options.file);
    if (!changes) return base::pass(changes.error());
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const auto preview = (*project)->preview_merge(*changes);
    if (!preview) return base::pass(preview.error());
    if (options.format.json)
        print_json(context.out(), preview_json(*preview));
    else
        print_preview(context, *preview);
    if (options.dry_run || preview->new_steps == 0) return 0;
    const auto resolutions = resolve(options, *preview);
    if (!resolutions) return base::pass(resolutions.error());
    const auto done = (*project)->merge(*changes, *resolutions, options.reason);
    if (!done) return base::pass(done.error());
    context.report(context.say(base::mark("{}: applied"), done->n));
    return finish(**project, 0);
}

}  // namespace

void add_changes(CLI::App& app, Context& context) {
    auto* changes =
        app.add_subcommand("changes", "carry changes to a colleague's copy of the project, and take theirs");
    changes->require_subcommand(1);
    auto* exporting = changes->add_subcommand("export", "write a file of changes");
    auto options = std::make_shared<Options>();
    exporting->add_option("PROJECT", options->project, "project file")->required();
    exporting->add_option("OUT", options->file, "file to make")->required();
    add_span_options(*exporting, options->span);
    exporting->callback([options, &context] { context.finish(export_changes(context, *options)); });
    exporting->fallthrough();
    auto* applying = changes->add_subcommand("apply", "take in a file of changes, as one step");
    auto taking = std::make_shared<Options>();
    add_editing_options(*applying, *taking);
    applying->add_option("FILE", taking->file, "file of changes")->required();
    applying->add_option("--on-conflict", taking->on_conflict, "what both sides changed")
        ->check(CLI::IsMember({"ask-file", "mine", "theirs", "refuse"}));
    applying->add_flag("--dry-run", taking->dry_run, "only say what would be done");
    add_json_option(*applying, taking->format);
    applying->callback([taking, &context] { context.finish(apply(context, *taking)); });
    applying->fallthrough();
}

}  // namespace cli
