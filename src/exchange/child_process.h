// A child in a process group of its own, with pipes for what it says; killed with its group when it is not waited for.
// Owned by one thread. Private to module exchange.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "base/result.h"

namespace exchange {

struct ChildEnd {
    enum class How { exited, signalled, timed_out };
    How how = How::exited;
    int code = 0;              ///< exit status or signal
    std::string error_output;  ///< the beginning of its standard error
};

/// Runs `program` with `arguments` (without argv[0]), hands its standard output to `take` piece by piece until `take`
/// answers false (then the child is killed), and waits for its end, at most `time_limit`.
base::Result<ChildEnd> run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                 std::chrono::milliseconds time_limit,
                                 const std::function<bool(std::string_view)>& take);

}  // namespace exchange
