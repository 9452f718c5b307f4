#include "exchange/formats_client.h"

#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <utility>

#include "child_process.h"
#include "wire/codec.h"

namespace exchange {
namespace {

using base::ErrorKind;

std::vector<std::string> arguments_of(const ReadRequest& request) {
    std::vector<std::string> arguments{"read"};
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) arguments.push_back(fmt::format("{}={}", option, value));
    };
    add("--driver", request.driver);
    add("--layer", request.layer);
    add("--encoding", request.encoding);
    arguments.emplace_back("--");
    arguments.push_back(request.file.string());
    return arguments;
}

/// The child's own line: "FILE: message" of a base::Error of the kind that is its exit status.
base::Error child_error(const ReadRequest& request, const ChildEnd& end) {
    std::string line = end.error_output.substr(0, end.error_output.find('\n'));
    const std::string prefix = request.file.string() + ": ";
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
    if (line.empty()) line = fmt::format("the reader gave up (status {}); check the file", end.code);
    const bool known =
        end.code >= static_cast<int>(ErrorKind::refused) && end.code <= static_cast<int>(ErrorKind::limit);
    return {known ? static_cast<ErrorKind>(end.code) : ErrorKind::refused, request.file.string(), std::move(line)};
}

std::optional<base::Error> error_of(const ReadRequest& request, const FormatsProgram& program, const ChildEnd& end) {
    const std::string file = request.file.string();
    if (end.how == ChildEnd::How::timed_out)
        return base::Error{ErrorKind::limit, file,
                           fmt::format("was not read within {} s; simplify the file or split it",
                                       std::chrono::duration<double>(program.time_limit).count())};
    if (end.how == ChildEnd::How::signalled && end.code == SIGXCPU)
        return base::Error{ErrorKind::limit, file, "takes too long to read; simplify the file or split it"};
    if (end.how == ChildEnd::How::signalled)
        return base::Error{
            ErrorKind::refused, file,
            fmt::format("the reader crashed on it (signal {}); the file is damaged or hostile, get it anew", end.code)};
    if (end.code != 0) return child_error(request, end);
    return std::nullopt;
}

}  // namespace

base::Result<FormatsProgram> find_formats_program() {
    if (const char* set = std::getenv("LANGTU_FORMATS"); set != nullptr && *set != '\0') return FormatsProgram{set};
    std::error_code code;
    const std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", code).parent_path();
    for (const char* place : {"langtu-formats", "../libexec/langtu/langtu-formats"}) {
        const std::filesystem::path candidate = (folder / place).lexically_normal();
        if (std::filesystem::is_regular_file(candidate, code)) return FormatsProgram{candidate};
    }
    return base::fail(ErrorKind::io, (folder / "langtu-formats").string(), "is missing; reinstall Langtu");
}

base::Result<wire::Layer> read_layer(const FormatsProgram& program, const ReadRequest& request) {
    wire::Decoder decoder;
    std::optional<base::Error> wrong_stream;
    const auto take = [&](std::string_view bytes) {
        if (auto fed = decoder.feed(bytes); !fed) wrong_stream = std::move(fed.error());
        return !wrong_stream;
    };
    const auto end = run_child(program.path, arguments_of(request), program.time_limit, take);
    if (!end) return base::pass(end.error());
    if (wrong_stream) return base::fail(wrong_stream->kind, request.file.string(), wrong_stream->message);
    if (auto error = error_of(request, program, *end)) return base::pass(std::move(*error));
    if (!decoder.finished())
        return base::fail(ErrorKind::refused, request.file.string(), "the reader stopped half way; try again");
    return decoder.take();
}

}  // namespace exchange
