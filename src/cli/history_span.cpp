#include "history_span.h"

#include <algorithm>
#include <charconv>
#include <fmt/chrono.h>

#include "base/local_time.h"
#include "base/typed_time.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

/// A whole number that is short enough for a step; a longer one may be a date.
std::optional<std::int64_t> step_number(const std::string& text) {
    constexpr std::size_t k_longest = 7;
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    const bool whole = error == std::errc{} && stop == end && text.size() <= k_longest && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

/// Refused where the history is not as long yet.
base::Result<void> check_step(const std::string& project, const char* option, std::int64_t number) {
    const auto latest = store::read_history(project, {0, 1, {}, {}, {}});
    if (!latest) return base::pass(latest.error());
    const std::int64_t last = latest->empty() ? 0 : latest->front().n;
    if (number <= last) return {};
    return base::fail_with(
        ErrorKind::refused, option,
        mark("there is no step {}, the last is {}; write an earlier one, or a time like 2026-11-28 09:30"), number,
        last);
}

base::Result<base::TypedTime> time_of(const Context& context, const char* option, const std::string& text) {
    const auto time = base::typed_time(text, context.now());
    if (time) return *time;
    return base::fail_with(
        ErrorKind::refused, option,
        mark("“{}” is neither the number of a step nor a time; write for example 12, 2026-11-28 09:30 or yesterday"),
        text);
}

void say_zone(const Context& context, const char* pattern, std::chrono::sys_seconds time) {
    const std::string utc = base::utc_text(time);
    if (const auto here = base::local_time(utc))
        context.report(context.say(pattern, fmt::format("{:%Y-%m-%d %H:%M:%S}", *here), utc));
}

base::Result<void> read_since(const Context& context, const std::string& project, const std::string& text,
                              store::StepSpan& span) {
    if (const auto number = step_number(text)) {
        span.after_n = *number;
        return check_step(project, "--since", *number);
    }
    const auto time = time_of(context, "--since", text);
    if (!time) return base::pass(time.error());
    span.after = time->is_days ? time->first - std::chrono::seconds(1) : time->first;  // a day from its first second
    if (time->is_local)
        say_zone(context, mark("changes after {} by this computer's clock ({}), not at it"), *span.after);
    return {};
}

base::Result<void> read_until(const Context& context, const std::string& project, const std::string& text,
                              store::StepSpan& span) {
    if (const auto number = step_number(text)) {
        span.last_n = *number;
        return check_step(project, "--until", *number);
    }
    const auto time = time_of(context, "--until", text);
    if (!time) return base::pass(time.error());
    span.last = time->last;
    if (time->is_local)
        say_zone(context, mark("changes up to {} by this computer's clock ({}), at it as well"), *span.last);
    return {};
}

}  // namespace

void add_span_options(CLI::App& command, SpanOptions& options) {
    command.add_option("--since", options.since,
                       "only changes after this step or time, not at it: 12, 2026-11-28 09:30, yesterday; a day counts "
                       "from its beginning, a time without a zone is this computer's");
    command.add_option("--until", options.until,
                       "only changes up to this step or time, at it as well; a day to its end");
}

base::Result<store::StepSpan> read_span(const Context& context, const std::string& project,
                                        const SpanOptions& options) {
    store::StepSpan span;
    if (options.since)
        if (auto read = read_since(context, project, *options.since, span); !read) return base::pass(read.error());
    if (options.until)
        if (auto read = read_until(context, project, *options.until, span); !read) return base::pass(read.error());
    const bool reversed = span.after_n >= span.last_n || (span.after && span.last && *span.after >= *span.last);
    if (reversed) return base::fail(ErrorKind::refused, "--since", mark("ends after --until; exchange the two"));
    return span;
}

}  // namespace cli
