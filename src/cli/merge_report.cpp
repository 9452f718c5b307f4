#include "merge_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <vector>

#include "base/local_time.h"
#include "editing.h"
#include "session/merge_words.h"

namespace cli {
namespace {

using base::mark;
using base::mark_count;

constexpr std::size_t k_most_rows = 20;  // lines of one kind; --json has all

std::string span_text(const session::Contribution& person) {
    const std::string first = base::local_time_cell(person.first), last = base::local_time_cell(person.last);
    return first == last ? first : first + " – " + last;
}

/// What was asked, as people know it; the column as the file calls it where they do not see it.
std::string asked_text(const Context& context, const store::Clash& clash) {
    const std::string words = session::asked_words(clash, context.language());
    return words.empty() ? clash.column : words;
}

std::string answer_text(const Context& context, const plan::Index& index, const store::Clash& clash,
                        const store::Value& value) {
    return printable(session::answer_words(index, clash, value, context.language()));
}

std::string taken_back_line(const Context& context, const store::TakenBack& step) {
    const std::string summary = printable(context.text(step.summary)), author = printable(step.author);
    std::string line = step.taken_by.empty()
                           ? context.say(mark("stays taken back here: {} ({})"), summary, author)
                           : context.say(mark("stays taken back here, by {} on {}: {} ({})"), printable(step.taken_by),
                                         base::local_time_cell(step.taken_back_at), summary, author);
    if (step.n > 0)
        line += context.say(mark("; ")) + context.say(mark("to take it again: langtu take-again PROJECT {}"), step.n);
    return line;
}

std::string settled_line(const Context& context, const plan::Index& index, const store::Settled& settled) {
    store::Clash clash;  // it was one
    clash.table = settled.table;
    clash.column = settled.column;
    const char* pattern = settled.answered_here ? mark("{} ({}): {} answered later than you; {} here becomes {}")
                                                : mark("{} ({}): {} answered the open question; {} here becomes {}");
    return context.say(pattern, printable(context.text(settled.what)), asked_text(context, clash),
                       printable(settled.author), answer_text(context, index, clash, settled.before),
                       answer_text(context, index, clash, settled.after));
}

std::string renumbered_line(const Context& context, const store::Settled& settled) {
    return context.say(mark("{}: number {} was taken, it has {} now"), printable(context.text(settled.what)),
                       store::to_text(settled.before), store::to_text(settled.after));
}

/// The first so many, and how many more there are.
template <class Item, class Line>
void print_lines(const Context& context, const std::vector<Item>& items, Line line) {
    for (const Item& item : std::span(items).first(std::min(items.size(), k_most_rows)))
        context.out() << line(item) << '\n';
    if (items.size() > k_most_rows)
        context.out() << context.say(mark("… and {} more; --json lists all"), items.size() - k_most_rows) << '\n';
}

Json row_json(const store::RowChange& row) {
    Json columns = Json::object();
    for (const store::ColumnChange& change : row.columns)
        columns[change.column] = {{"old", value_json(change.before)}, {"new", value_json(change.after)}};
    const char* kind = row.kind == store::RowChangeKind::insert   ? "insert"
                       : row.kind == store::RowChangeKind::remove ? "remove"
                                                                  : "update";
    return {{"table", row.table}, {"id", row.id}, {"change", kind}, {"columns", columns}};
}

Json person_json(const session::Contribution& person) {
    return {
        {"author", person.author}, {"changes", person.steps.size()}, {"first", person.first}, {"last", person.last}};
}

Json incoming_json(const Context& context, const store::IncomingStep& step) {
    return {{"time", step.time},
            {"author", step.author},
            {"reason", text_or_null(step.reason)},
            {"summary", context.text(step.summary)}};
}

Json taken_back_json(const Context& context, const store::TakenBack& step) {
    return {{"n", step.n > 0 ? Json(step.n) : Json(nullptr)},
            {"summary", context.text(step.summary)},
            {"author", step.author},
            {"time", step.time},
            {"taken_back_by", text_or_null(step.taken_by)},
            {"taken_back_at", text_or_null(step.taken_back_at)}};
}

Json settled_json(const store::Settled& settled) {
    return {{"table", settled.table},
            {"id", settled.id},
            {"name_zh", settled.what.zh},
            {"column", settled.column},
            {"old", value_json(settled.before)},
            {"new", value_json(settled.after)},
            {"author", text_or_null(settled.author)}};
}

template <class Item, class ToJson>
Json list_json(const std::vector<Item>& items, ToJson to_json) {
    Json list = Json::array();
    for (const Item& item : items) list.push_back(to_json(item));
    return list;
}

}  // namespace

std::string clash_line(const Context& context, const plan::Index& index, const store::Clash& clash) {
    const auto text = [&](const store::Value& value) { return answer_text(context, index, clash, value); };
    return context.say(mark("{} ({}): was {}, here {}; {} made it {} on {}"), printable(context.text(clash.what)),
                       asked_text(context, clash), text(clash.base), text(clash.mine), printable(clash.author),
                       text(clash.theirs), base::local_time_cell(clash.time));
}

Json clash_json(const store::Clash& clash) {
    return {{"table", clash.table},
            {"id", clash.id},
            {"name_zh", clash.what.zh},
            {"column", clash.column},
            {"base", value_json(clash.base)},
            {"mine", value_json(clash.mine)},
            {"theirs", value_json(clash.theirs)},
            {"author", clash.author},
            {"time", clash.time}};
}

void print_preview(const Context& context, const plan::Index& index, const store::MergePreview& preview) {
    context.out() << context.say(mark("new changes: {}; here already: {}; rows: {}; clashes: {}"), preview.new_steps,
                                 preview.known_steps, preview.rows, preview.clashes.size())
                  << '\n';
    print_lines(context, session::contributions(preview.incoming), [&](const session::Contribution& person) {
        return context.say(mark_count(std::ssize(person.steps), "{}: {} change, {}", "{}: {} changes, {}"),
                           printable(person.author), person.steps.size(), span_text(person));
    });
    print_lines(context, preview.changes, [&](const store::RowChange& row) {
        return printable(session::incoming_words(index, row, context.language()));
    });
    print_lines(context, preview.clashes, [&](const store::Clash& clash) { return clash_line(context, index, clash); });
    print_lines(context, preview.taken_back,
                [&](const store::TakenBack& step) { return taken_back_line(context, step); });
    print_lines(context, preview.settled,
                [&](const store::Settled& settled) { return settled_line(context, index, settled); });
    print_lines(context, preview.renumbered,
                [&](const store::Settled& settled) { return renumbered_line(context, settled); });
    if (preview.unseen_by_them > 0)
        context.out() << context.say(
                             mark_count(preview.unseen_by_them, "the sender has not seen {} change of this copy",
                                        "the sender has not seen {} changes of this copy"),
                             preview.unseen_by_them)
                      << '\n';
}

Json preview_json(const Context& context, const store::MergePreview& preview) {
    return {
        {"new", preview.new_steps},
        {"known", preview.known_steps},
        {"rows", preview.rows},
        {"unseen_by_sender", preview.unseen_by_them},
        {"people", list_json(session::contributions(preview.incoming), person_json)},
        {"incoming", list_json(preview.incoming, [&](const auto& step) { return incoming_json(context, step); })},
        {"changes", list_json(preview.changes, row_json)},
        {"clashes", list_json(preview.clashes, clash_json)},
        {"taken_back", list_json(preview.taken_back, [&](const auto& step) { return taken_back_json(context, step); })},
        {"settled", list_json(preview.settled, settled_json)},
        {"renumbered", list_json(preview.renumbered, settled_json)}};
}

}  // namespace cli
