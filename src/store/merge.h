// Taking a colleague's changes in. Steps that are not here come with all that they build on; what then stands in each
// group of cells that they touch follows from the steps alone (group_record.h), so that copies which have the same
// steps are the same. Where several stand and differ there is a question; the project keeps what it has until it is
// answered. Knows rows and columns, no plan. One thread per connection.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "answer.h"
#include "base/result.h"
#include "ledger.h"
#include "question_table.h"
#include "sqlite.h"
#include "store/changes.h"

namespace store {

class Merge {
public:
    /// Compares the steps of a file that are not here with what is. Refuses a file of another project, one with a gap,
    /// and values that no column can hold.
    static base::Result<Merge> compare(sqlite3* db, const ChangesFile& changes, const Stamp& stamp,
                                       const std::string& subject, const MergeProgress& progress);

    [[nodiscard]] const MergePreview& preview() const { return preview_; }
    [[nodiscard]] bool brings_something() const { return !incoming_.empty() || !returning_.empty(); }
    /// Who made the steps that come, each once.
    [[nodiscard]] std::vector<std::string> authors() const;

    /// Writes steps, rows and questions, with an answer for each clash. Inside the caller's transaction.
    base::Result<void> write(const std::vector<Resolution>& resolutions, const Stamp& stamp,
                             const MergeProgress& progress);

private:
    Merge(sqlite3* db, std::string subject, std::string file)
        : db_(db), subject_(std::move(subject)), file_(std::move(file)) {}

    // which steps come
    base::Result<void> sort_out(const ChangesFile& changes);
    base::Result<void> need(const std::string& uuid, const ChangesFile& changes);
    void take_back_in(const RecordedStep& step);
    [[nodiscard]] base::Error gap(const std::string& uuid, const ChangesFile& changes) const;
    base::Result<void> check_rows(const ChangesFile& changes);
    base::Result<void> check_unknown_base(const CarriedStep& step);
    void list_taken_back(const ChangesFile& changes);

    // what stands then
    base::Result<void> watch();
    base::Result<void> watch_rows_of(const RecordedStep& step);
    void watch_carriers_of_number(const CarriedStep& step);
    void watch_missing_row(const RowChange& row);
    void make_take_back(const Stamp& stamp);
    void judge();
    void judge_set(const Judgement& judgement);
    [[nodiscard]] bool can_stand(const Judgement& judgement) const;
    void ask(const Judgement& judgement);
    void tell_overruled(const Judgement& judgement);
    void give_numbers();
    void give_number(std::int64_t carrier, std::int64_t number, const std::string& keeper);
    [[nodiscard]] const GroupWrite* claim_of(std::int64_t carrier) const;
    [[nodiscard]] bool is_absorbed(const CarriedStep& step) const;
    void finish_preview();

    // writing
    base::Result<void> write_steps(const Stamp& stamp, const MergeProgress& progress);
    base::Result<void> write_questions(const Stamp& stamp);

    sqlite3* db_;
    std::string subject_;
    std::string file_;  ///< where the changes are from, for what is wrong with them
    std::unique_ptr<Ledger> ledger_;
    std::vector<CarriedStep> incoming_;
    std::set<std::pair<std::string, std::int64_t>> rows_seen_;  ///< by watch_missing_row(), which asks once
    std::unordered_set<std::string> coming_;                    ///< UUIDs of those
    std::vector<std::int64_t> returning_;   ///< numbers of steps that were undone here and are in effect elsewhere
    std::set<CellGroup> returning_groups_;  ///< that those wrote
    std::optional<CarriedStep> take_back_;  ///< takes those back, for the others as well
    std::vector<CarriedStep> numbers_;      ///< steps that give a carrier a number that is free
    std::map<CellGroup, std::optional<Cells>> targets_;         ///< of groups that change
    std::vector<RowChange> changes_;                            ///< the same, row by row
    std::vector<Question> open_;                                ///< that were here before
    std::vector<Question> asked_;                               ///< in the order of the preview
    std::vector<std::pair<std::int64_t, std::string>> closed_;  ///< questions that are none any more, and by which step
    std::unordered_set<std::string> absorbed_;
    MergePreview preview_;
};

}  // namespace store
