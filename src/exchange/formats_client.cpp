#include "exchange/formats_client.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <utility>

#include "child_process.h"
#include "run_formats.h"
#include "text_file.h"
#include "wire/codec.h"
#include "wire/error_line.h"

namespace exchange {
namespace {

using base::ErrorKind;
using base::mark;

using Files = std::vector<std::filesystem::path>;

std::vector<std::string> options_of(const ReadRequest& request) {
    std::vector<std::string> options;
    const auto add = [&](const char* option, const std::string& value) {
        if (!value.empty()) options.push_back(fmt::format("{}={}", option, value));
    };
    add("--driver", request.driver);
    add("--layer", request.layer);
    add("--encoding", request.encoding);
    return options;
}

/// The child's own line, of the kind that is its exit status.
base::Error child_error(const std::string& file, const ChildEnd& end) {
    const std::string line = end.error_output.substr(0, end.error_output.find('\n'));
    const bool known =
        end.code >= static_cast<int>(ErrorKind::refused) && end.code <= static_cast<int>(ErrorKind::limit);
    const ErrorKind kind = known ? static_cast<ErrorKind>(end.code) : ErrorKind::refused;
    if (line.empty())
        return base::make_error(kind, file, mark("the reader gave up (status {}); check the file"),
                                {std::to_string(end.code)});
    return wire::read_error_line(line, kind, file);
}

std::optional<base::Error> error_of(const std::string& file, const FormatsProgram& program, const ChildEnd& end) {
    if (end.how == ChildEnd::How::timed_out)
        return base::make_error(ErrorKind::limit, file, mark("was not read within {} s; simplify the file or split it"),
                                {number_text(std::chrono::duration<double>(program.time_limit).count())});
    if (end.how == ChildEnd::How::signalled && end.code == SIGXCPU)
        return base::Error{ErrorKind::limit, file, mark("takes too long to read; simplify the file or split it")};
    if (end.how == ChildEnd::How::signalled)
        return base::make_error(
            ErrorKind::refused, file,
            mark("the reader crashed on it (signal {}); the file is damaged or hostile, get it anew"),
            {std::to_string(end.code)});
    if (end.code != 0) return child_error(file, end);
    return std::nullopt;
}

base::Result<std::vector<wire::Layer>> read(const FormatsProgram& program, const Files& files,
                                            const std::vector<std::string>& options) {
    wire::Decoder decoder(files.size());
    const auto file_at = [&] { return std::min(decoder.layers_done(), files.size() - 1); };
    const auto feed = [&](std::string_view bytes) { return decoder.feed(bytes); };
    if (auto done = run_formats(program, {"read", files, options}, feed, file_at); !done)
        return base::pass(done.error());
    if (!decoder.finished()) return half_way(files.at(file_at()).string());
    return decoder.take();
}

}  // namespace

tl::unexpected<base::Error> half_way(const std::string& file) {
    return base::fail(ErrorKind::refused, file, mark("the reader stopped half way; try again"));
}

base::Result<void> run_formats(const FormatsProgram& program, const FormatsCommand& command,
                               const std::function<base::Result<void>(std::string_view)>& feed,
                               const std::function<std::size_t()>& file_at) {
    std::vector<std::string> arguments{command.name};
    arguments.insert(arguments.end(), command.options.begin(), command.options.end());
    arguments.emplace_back("--");
    for (const std::filesystem::path& file : command.files) arguments.push_back(file.string());
    std::optional<base::Error> wrong_stream;
    const auto take = [&](std::string_view bytes) {
        if (auto fed = feed(bytes); !fed) wrong_stream = std::move(fed.error());
        return !wrong_stream;
    };
    const auto end = run_child(program.path, arguments, program.time_limit, take);
    if (!end) return base::pass(end.error());
    const std::string file = command.files.at(file_at()).string();
    if (wrong_stream) return fail_at(file, std::move(*wrong_stream));
    if (auto error = error_of(file, program, *end)) return base::pass(std::move(*error));
    return {};
}

base::Result<FormatsProgram> find_formats_program() {
    if (const char* set = std::getenv("LANGTU_FORMATS"); set != nullptr && *set != '\0') return FormatsProgram{set};
    std::error_code code;
    const std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", code).parent_path();
    for (const char* place : {"langtu-formats", "../libexec/langtu/langtu-formats"}) {
        const std::filesystem::path candidate = (folder / place).lexically_normal();
        if (std::filesystem::is_regular_file(candidate, code)) return FormatsProgram{candidate};
    }
    return base::fail(ErrorKind::io, (folder / "langtu-formats").string(), mark("is missing; reinstall Langtu"));
}

base::Result<wire::Layer> read_layer(const FormatsProgram& program, const ReadRequest& request) {
    auto layers = read(program, {request.file}, options_of(request));
    if (!layers) return base::pass(layers.error());
    return std::move(layers->front());
}

base::Result<std::vector<wire::Layer>> read_layers(const FormatsProgram& program, const Files& files) {
    if (files.empty()) return std::vector<wire::Layer>{};
    return read(program, files, {});
}

base::Result<std::string> formats_version() {
    const auto program = find_formats_program();
    if (!program) return base::pass(program.error());
    std::string text;
    const auto end = run_child(program->path, {"--version"}, program->time_limit, [&](std::string_view bytes) {
        text += bytes;
        return text.size() < 4096;
    });
    if (!end) return base::pass(end.error());
    if (end->code != 0)
        return base::fail(ErrorKind::io, program->path.string(), mark("does not start; reinstall Langtu"));
    return text.substr(0, text.find('\n'));
}

}  // namespace exchange
