#include "exchange/json_line.h"

#include <utility>

#include "strict_json.h"

namespace exchange {

base::Result<void> check_json_line(std::string_view line) {
    const auto value = parse_strict({}, line, 1);
    if (value) return {};
    base::Error error = value.error();
    error.subject.clear();
    return base::pass(std::move(error));
}

}  // namespace exchange
