// What the imports of all kinds share: the words of the command, the questions, and the way from a file to one step of
// the history. Private to cli. One thread.
#pragma once

#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "commands.h"
#include "editing.h"
#include "plan/index.h"
#include "session/table_layouts.h"
#include "tables/import.h"

namespace cli {

struct ImportArguments : EditingOptions {
    std::string file, as = "observations", sheet, encoding, indicator, state = "final", source, titles;
    std::string layout, save_layout;
    std::vector<std::string> bindings, columns, answers;
    int header_rows = 0;
    std::optional<int> year;
    bool dry_run = false, skip_refused = false, skip_questions = false, no_layout = false;
    OutputFormat format;
};

/// A text before and behind a sign, such as the first equals sign.
struct Pair {
    std::string name, value;
};
std::optional<Pair> split_at(const std::string& text, std::size_t sign);

/// --rows: the first and the last row of titles; nothing where none are named.
base::Result<std::optional<std::pair<std::size_t, std::size_t>>> titles_of(const ImportArguments& arguments);
/// --answer: by the ids of the questions.
base::Result<std::map<std::string, std::string>> answers_of(const ImportArguments& arguments);
/// An answer to a question that is not asked, or one that it does not have, would be lost in silence.
base::Result<void> check_answers(const std::map<std::string, std::string>& answers,
                                 const std::vector<tables::Question>& questions);

const char* outcome_word(tables::Outcome outcome);
Json json_of(const Context& context, const tables::Question& question);
Json json_of(const Context& context, const std::vector<tables::RefusedCell>& refused);
Json json_of(const Context& context, const tables::LeftOutRow& row);
Json json_of(const tables::Block& block);
Json lines_of(const Context& context, const std::vector<tables::Sentence>& sentences);
void print_questions(const Context& context, const std::vector<tables::Question>& questions);
void print_refused(const Context& context, const std::vector<tables::RefusedCell>& refused);
void print_left_out(const Context& context, const std::vector<tables::LeftOutRow>& rows);

/// The layout that a table was read by, and those that fit it.
struct LayoutsOfTable {
    std::optional<session::UsedLayout> used;
    std::vector<session::OfferedLayout> offered;
};
Json layout_of(const Context& context, const LayoutsOfTable& layouts);
void print_layout(const Context& context, const LayoutsOfTable& layouts);

/// A table as it was read.
template <class Preview, class Options>
struct ReadTable : Preview {
    Options options;  ///< with those of the layout
    LayoutsOfTable layout;
};

/// Read by the layout that fits or that was named. What may be read by one, and cannot without, is said.
template <class Preview, class Options>
base::Result<ReadTable<Preview, Options>> read_by_layout(const Context& context, const plan::Index& index,
                                                         const ImportArguments& arguments, const Options& how) {
    const session::LayoutWish wish{!arguments.no_layout, arguments.layout};
    const auto table =
        session::read_table_file({arguments.file, arguments.sheet, arguments.encoding, false}, index, how, wish);
    if (!table) return base::pass(table.error());
    auto reading = session::preview_by_layout(*table, index, how, wish);
    if (!reading) return base::pass(reading.error());
    if (reading->preview)
        return ReadTable<Preview, Options>{*std::move(reading->preview),
                                           std::move(reading->options),
                                           {std::move(reading->used), std::move(reading->offered)}};
    for (const session::OfferedLayout& one : reading->offered)
        context.report(base::to_line(one.summary(), context.message_language()));
    return base::pass(reading->preview.error());
}

/// What is taken in, and the layout that is to be remembered with it.
template <class Preview, class Options>
base::Result<plan::Edit> with_saved_layout(base::Result<plan::Edit> edit, const plan::Index& index,
                                           const ImportArguments& arguments, const ReadTable<Preview, Options>& read,
                                           const plan::Entry& entry) {
    if (!edit || arguments.save_layout.empty()) return edit;
    const std::string file = std::filesystem::path(arguments.file).filename().string();
    return session::with_layout(*std::move(edit), index, static_cast<const Preview&>(read), read.options,
                                {arguments.save_layout, file, entry});
}

/// The file is what an error without a subject is about.
inline tl::unexpected<base::Error> about_file(const ImportArguments& arguments, base::Error error) {
    if (error.subject.empty()) error.subject = arguments.file;
    return base::pass(std::move(error));
}

/// A kind of import: its options from the words of the command, its preview of the file, how that is printed, and the
/// edit of it.
template <class Kind>
class Import {
public:
    Import(const Context& context, const ImportArguments& arguments) : context_(context), arguments_(arguments) {}

    base::Result<int> run() { return arguments_.dry_run ? look() : take_in(); }

private:
    using Options = typename Kind::Options;
    using Preview = typename Kind::Preview;

    /// Reads and prints; an answer to nothing is refused behind what was printed.
    base::Result<Preview> read(const plan::Index& index, Options& how) const {
        auto options = Kind::options(index, arguments_);
        if (!options) return base::pass(options.error());
        how = *std::move(options);
        auto preview = Kind::preview(context_, index, arguments_, how);
        if (!preview) return about_file(arguments_, preview.error());
        if (arguments_.format.json)
            print_json(context_.out(), Kind::json(context_, index, *preview));
        else
            Kind::print(context_, index, *preview);
        if (auto known = check_answers(how.answers, preview->questions); !known) return base::pass(known.error());
        return preview;
    }
    base::Result<int> look() const {
        const auto project = open_project(context_, arguments_.project);
        if (!project) return base::pass(project.error());
        Options how;
        const auto preview = read(plan::Index(*project->plan), how);
        if (!preview) return base::pass(preview.error());
        return preview->clean() ? 0 : static_cast<int>(base::ErrorKind::refused);
    }
    base::Result<int> take_in() const {
        const auto project = open_for_editing(context_, arguments_);
        if (!project) return base::pass(project.error());
        const plan::Index index(*(*project)->plan());
        Options how;
        const auto preview = read(index, how);
        if (!preview) return base::pass(preview.error());
        if (auto wanted = may_be_taken(*preview); !wanted) return base::pass(wanted.error());
        auto edit = Kind::edit(index, arguments_, *preview, (*project)->author());
        if (!edit) return base::pass(edit.error());
        if (edit->empty()) {
            context_.report(context_.say(base::mark("nothing is new")));
            return 0;
        }
        const std::string file = std::filesystem::path(arguments_.file).filename().string();
        edit->reason = arguments_.reason.empty() ? file : arguments_.reason;
        const auto done = (*project)->commit(*edit, store::StepKind::import);
        if (!done) return base::pass(done.error());
        context_.report(fmt::format("{}: {}", done->n, context_.text(edit->summary)));
        return finish(**project, 0);
    }
    base::Result<void> may_be_taken(const Preview& preview) const {
        if (preview.open_questions() > 0)
            return base::fail(base::ErrorKind::refused, arguments_.file,
                              base::mark("was not taken in: there are open questions; answer them with --answer, or "
                                         "leave their columns out with --skip-questions"));
        if (!preview.clean() && !arguments_.skip_refused)
            return base::fail(base::ErrorKind::refused, arguments_.file,
                              base::mark("was not taken in: cells were refused or names are unknown; mend them, or use "
                                         "--skip-refused"));
        return {};
    }

    const Context& context_;
    const ImportArguments& arguments_;
};

/// --as carriers
base::Result<int> import_carriers(const Context& context, const ImportArguments& arguments);

}  // namespace cli
