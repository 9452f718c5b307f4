#include "run_marker.h"

#include <csignal>
#include <fstream>
#include <span>
#include <string>
#include <system_error>
#include <unistd.h>

#include "base/atomic_file.h"

namespace app {

RunMarker::RunMarker(const std::filesystem::path& folder) {
    if (folder.empty()) return;
    const std::filesystem::path mark = folder / "running";
    std::ifstream in(mark);
    pid_t other = 0;
    if (in >> other && other > 0) {
        if (::kill(other, 0) == 0) return;  // another window: the mark is its own
        cut_off_ = true;
    }
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::string text = std::to_string(::getpid()) + "\n";
    if (base::write_file_atomically(mark, std::as_bytes(std::span(text)))) file_ = mark;
}

RunMarker::~RunMarker() {
    std::error_code error;
    if (!file_.empty()) std::filesystem::remove(file_, error);
}

}  // namespace app
