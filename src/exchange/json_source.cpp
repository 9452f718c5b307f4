#include "json_source.h"

#include <fmt/format.h>
#include <utility>

#include "strict_json.h"
#include "text_file.h"

namespace exchange {

Way operator/(Way way, std::string_view next) {
    way.emplace_back(next);
    return way;
}

base::Result<JsonSource> JsonSource::read(const std::filesystem::path& file) {
    auto text = read_text_file(file);
    if (!text) return base::pass(text.error());
    auto root = parse_strict(file, *text, 1);
    if (!root) return base::pass(root.error());
    return JsonSource{file, *std::move(text), *std::move(root)};
}

std::string JsonSource::place_of(const Way& way) const {
    std::size_t at = 0;
    for (const std::string& word : way) {
        const std::size_t found = text.find(fmt::format("\"{}\"", word), at);
        if (found != std::string::npos) at = found;
    }
    return place(file, line_at(text, at));
}

tl::unexpected<base::Error> JsonSource::fail(base::Error reason, const Way& way) const {
    return fail_at(place_of(way), std::move(reason));
}

}  // namespace exchange
