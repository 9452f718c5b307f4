// Knows whether the last run ended properly: a file that is there while the program runs. Main thread.
#pragma once

#include <filesystem>

namespace app {

class RunMarker {
public:
    /// Marks this run in `folder`; empty: nothing is marked.
    explicit RunMarker(const std::filesystem::path& folder);
    ~RunMarker();
    RunMarker(const RunMarker&) = delete;
    RunMarker& operator=(const RunMarker&) = delete;

    /// A run before this one was cut off: its mark is there, its process is not.
    [[nodiscard]] bool last_run_was_cut_off() const { return cut_off_; }

private:
    std::filesystem::path file_;
    bool cut_off_ = false;
};

}  // namespace app
