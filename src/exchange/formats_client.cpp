#include "exchange/formats_client.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <utility>

#include "child_process.h"
#include "exchange/sheet.h"
#include "text_file.h"
#include "wire/codec.h"

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

/// The child's own line: "FILE: message" of a base::Error of the kind that is its exit status.
base::Error child_error(const std::string& file, const ChildEnd& end) {
    std::string line = end.error_output.substr(0, end.error_output.find('\n'));
    const std::string prefix = file + ": ";
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
    const bool known =
        end.code >= static_cast<int>(ErrorKind::refused) && end.code <= static_cast<int>(ErrorKind::limit);
    const ErrorKind kind = known ? static_cast<ErrorKind>(end.code) : ErrorKind::refused;
    if (line.empty())
        return base::make_error(kind, file, mark("the reader gave up (status {}); check the file"),
                                {std::to_string(end.code)});
    return {kind, file, std::move(line)};
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

/// Runs a command of the helper on files and takes the layers that come.
base::Result<std::vector<wire::Layer>> run(const FormatsProgram& program, const char* command, const Files& files,
                                           const std::vector<std::string>& options, std::size_t layers) {
    std::vector<std::string> arguments{command};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.emplace_back("--");
    for (const std::filesystem::path& file : files) arguments.push_back(file.string());

    wire::Decoder decoder(layers);
    std::optional<base::Error> wrong_stream;
    const auto take = [&](std::string_view bytes) {
        if (auto fed = decoder.feed(bytes); !fed) wrong_stream = std::move(fed.error());
        return !wrong_stream;
    };
    const auto end = run_child(program.path, arguments, program.time_limit, take);
    if (!end) return base::pass(end.error());
    const std::string file = files.at(std::min(decoder.layers_done(), files.size() - 1)).string();
    if (wrong_stream) return fail_at(file, std::move(*wrong_stream));
    if (auto error = error_of(file, program, *end)) return base::pass(std::move(*error));
    if (!decoder.finished())
        return base::fail(ErrorKind::refused, file, mark("the reader stopped half way; try again"));
    return decoder.take();
}

base::Result<std::vector<wire::Layer>> read(const FormatsProgram& program, const Files& files,
                                            const std::vector<std::string>& options) {
    return run(program, "read", files, options, files.size());
}

/// Without the empty cells and rows behind the last that says something.
std::vector<std::vector<std::string>> rows_of(const wire::Layer& cells) {
    std::vector<std::vector<std::string>> rows;
    for (const wire::Feature& feature : cells.features) {
        std::vector<std::string> row;
        for (const wire::Value& value : feature.values) {
            const auto* text = std::get_if<std::string>(&value);
            row.push_back(text != nullptr ? *text : std::string());
        }
        while (!row.empty() && row.back().empty()) row.pop_back();
        rows.push_back(std::move(row));
    }
    while (!rows.empty() && rows.back().empty()) rows.pop_back();
    return rows;
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

base::Result<Sheet> read_sheet(const FormatsProgram& program, const SheetRequest& request) {
    std::vector<std::string> options;
    if (!request.sheet.empty()) options.push_back("--sheet=" + request.sheet);
    if (!request.encoding.empty()) options.push_back("--encoding=" + request.encoding);
    const auto layers = run(program, "table", {request.file}, options, 2);
    if (!layers) return base::pass(layers.error());
    Sheet sheet;
    sheet.encoding = layers->front().name;
    for (const auto& row : rows_of(layers->front())) sheet.sheet_names.push_back(row.empty() ? "" : row.front());
    sheet.name = layers->back().name;
    sheet.rows = rows_of(layers->back());
    return sheet;
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
