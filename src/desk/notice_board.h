// Everything that was said to the user, in order; each line also goes to the log file. Private to desk; main thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ui/shell.h"

namespace desk {

class NoticeBoard {
public:
    NoticeBoard(std::filesystem::path log_file, std::function<std::string()> time_of_day);

    /// `waits`: nobody can see a toast now, so those that are there stay as long afterwards.
    void tick(double now_s, bool waits);
    /// A toast for a while, longer for what is worse; `action` is the label of its button. What a toast says already
    /// renews that one.
    void add(ui::Severity severity, std::string text, std::string action = {},
             ui::NoticeAction does = ui::NoticeAction::open_log);
    /// With buttons for the file that was written and its folder, as long as that needs.
    void add_written(std::string text, std::string action, std::filesystem::path file);
    void dismiss(int id);
    [[nodiscard]] const std::vector<ui::Notice>& notices() const { return notices_; }
    /// Seconds until the next toast goes; 0: none is there.
    [[nodiscard]] double next_change_s(double now_s) const;

private:
    void append_to_log(const ui::Notice& notice) const;

    std::filesystem::path log_file_;
    std::function<std::string()> time_of_day_;
    std::vector<ui::Notice> notices_;
    double now_s_ = 0;
    bool waits_ = false;
    int next_id_ = 1;
};

}  // namespace desk
