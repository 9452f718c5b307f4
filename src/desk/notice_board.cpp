#include "notice_board.h"

#include <algorithm>
#include <fstream>

namespace desk {
namespace {

constexpr double k_info_s = 5, k_problem_s = 15;
constexpr std::size_t k_most_notices = 500;
constexpr std::uintmax_t k_largest_log = 1 << 20;  // then it begins anew: a log must not fill a disk

const char* word(ui::Severity severity) {
    return severity == ui::Severity::error ? "error" : severity == ui::Severity::warning ? "warning" : "info";
}

}  // namespace

NoticeBoard::NoticeBoard(std::filesystem::path log_file, std::function<std::string()> time_of_day)
    : log_file_(std::move(log_file)), time_of_day_(std::move(time_of_day)) {}

void NoticeBoard::tick(double now_s, bool waits) {
    waits_ = waits;
    for (ui::Notice& notice : notices_)
        if (waits && notice.until_s > now_s_) notice.until_s += now_s - now_s_;
    now_s_ = now_s;
}

void NoticeBoard::add(ui::Severity severity, std::string text, std::string action, ui::NoticeAction does) {
    ui::Notice notice;
    const auto same = std::find_if(notices_.begin(), notices_.end(), [&](const ui::Notice& shown) {
        return shown.until_s > now_s_ && shown.severity == severity && shown.text == text && shown.action == action;
    });
    notice.id = same != notices_.end() ? same->id : next_id_++;
    if (same != notices_.end()) notices_.erase(same);
    notice.severity = severity;
    notice.text = std::move(text);
    notice.time = time_of_day_ ? time_of_day_() : std::string();
    if (!action.empty()) notice.does = does;
    notice.action = std::move(action);
    notice.until_s = now_s_ + (severity == ui::Severity::info ? k_info_s : k_problem_s);
    append_to_log(notice);
    notices_.push_back(std::move(notice));
    if (notices_.size() > k_most_notices) notices_.erase(notices_.begin());
}

void NoticeBoard::add_written(std::string text, std::string action, std::filesystem::path file) {
    add(ui::Severity::info, std::move(text), std::move(action), ui::NoticeAction::open_file);
    notices_.back().file = std::move(file);
    notices_.back().until_s = now_s_ + k_problem_s;
}

void NoticeBoard::dismiss(int id) {
    for (ui::Notice& notice : notices_)
        if (notice.id == id) notice.until_s = std::min(notice.until_s, now_s_);
}

double NoticeBoard::next_change_s(double now_s) const {
    double next = 0;
    if (waits_) return next;
    for (const ui::Notice& notice : notices_)
        if (notice.until_s > now_s && (next == 0 || notice.until_s - now_s < next)) next = notice.until_s - now_s;
    return next;
}

void NoticeBoard::append_to_log(const ui::Notice& notice) const {
    if (log_file_.empty()) return;
    std::error_code error;
    std::filesystem::create_directories(log_file_.parent_path(), error);
    const bool full = std::filesystem::file_size(log_file_, error) > k_largest_log && !error;
    std::ofstream log(log_file_, full ? std::ios::trunc : std::ios::app);
    log << notice.time << ' ' << word(notice.severity) << ' ' << notice.text << '\n';
}

}  // namespace desk
