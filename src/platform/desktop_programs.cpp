#include "platform/desktop_programs.h"

#include <array>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace platform {
namespace {

/// What the new program starts with: nothing to read, nowhere to write, and a session of its own, so that it outlives
/// us.
class Surroundings {
public:
    Surroundings() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        for (const int out : {STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&actions_, out, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSID);
    }
    ~Surroundings() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

}  // namespace

bool open_with_desktop(const std::filesystem::path& file) {
    if (!file.is_absolute()) return false;
    std::string program = "xdg-open", path = file.string();
    const std::array<char*, 3> arguments{program.data(), path.data(), nullptr};
    const Surroundings around;
    pid_t pid = 0;
    if (posix_spawnp(&pid, program.c_str(), around.actions(), around.attributes(), arguments.data(), environ) != 0)
        return false;
    std::thread([pid] { waitpid(pid, nullptr, 0); }).detach();  // else it would stay as a zombie
    return true;
}

}  // namespace platform
