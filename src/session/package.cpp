#include "session/package.h"

#include "exchange/package.h"
#include "tables/head_words.h"

namespace session {

base::Result<plan::Plan> read_package(const std::filesystem::path& dir) {
    auto plan = exchange::read_package(dir);
    if (!plan) return plan;
    if (auto free = tables::check_added_words(*plan); !free) {
        base::Error error = free.error();
        error.subject = (dir / exchange::k_own_words).string() + ": “" + error.subject + "”";
        return base::pass(std::move(error));
    }
    return plan;
}

}  // namespace session
