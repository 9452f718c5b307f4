// Two to four copies of one project that edit, undo, take back, lose files, apply old ones and twice, answer and leave
// open: after a full exchange all are equal, and nothing that was typed is gone.
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>

#include "plan/edit.h"
#include "plan/notes.h"
#include "plan/observations.h"
#include "plan/stories.h"
#include "plan/table_memory_edits.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "seeded.h"
#include "store/project.h"

namespace {

namespace fs = std::filesystem;

/// Rounds of each kind; the closing of an issue runs more of them.
int rounds() {
    const char* wanted = std::getenv("LANGTU_MERGE_ROUNDS");
    return wanted != nullptr ? std::atoi(wanted) : 200;
}

struct Sent {
    std::size_t by = 0;
    store::ChangesFile file;
};

/// Some copies of one project, and the files that travel between them.
class Bureau {
public:
    Bureau(const fs::path& model, const fs::path& folder, support::Seeded& random)
        : random_(random), folder_(folder), copies_(2 + random.index(3)) {
        for (std::size_t i = 0; i < copies_.size(); ++i) {
            fs::copy_file(model, path_of(i), fs::copy_options::overwrite_existing);
            open(i);
        }
    }

    void do_something() {
        const std::size_t at = random_.index(copies_.size());
        switch (random_.index(20)) {
            case 0:
            case 1: return allow(at, "undo", copies_[at]->undo());
            case 2: return allow(at, "redo", copies_[at]->redo());
            case 3: return allow(at, "revert", copies_[at]->revert(any_step(at), ""));
            case 4: return allow(at, "take again", copies_[at]->take_again(any_step(at), ""));
            case 5: return take_merge_back(at);
            case 6:
            case 7: return send(at, static_cast<std::int64_t>(random_.index(4) == 0 ? any_step(at) : 0));
            case 8:
            case 9:
            case 10: return receive_any(at);
            case 11: return answer_some(at);
            case 12: return copy_by_hand(at);
            default: return edit(at);
        }
    }

    /// Everything to everybody, and every question answered, until nothing is new.
    void settle() {
        for (int round = 0; round < 20; ++round) {
            bool quiet = true;
            for (std::size_t from = 0; from < copies_.size(); ++from) {
                const auto file = copies_[from]->export_changes(0);
                ASSERT_TRUE(file) << base::to_line(file.error());
                for (std::size_t to = 0; to < copies_.size(); ++to)
                    if (to != from) quiet = !receive(to, *file, true) && quiet;
            }
            for (std::size_t i = 0; i < copies_.size(); ++i) quiet = !answer(i, 1) && quiet;
            if (quiet) return;
        }
        ADD_FAILURE() << "there is always something new";
    }

    void expect_equal() {
        std::vector<std::string> dumps;
        for (std::size_t i = 0; i < copies_.size(); ++i) {
            EXPECT_TRUE(copies_[i]->questions().value().empty());
            const plan::Plan shown = *copies_[i]->plan();
            copies_[i].reset();
            EXPECT_TRUE(store::verify_project(path_of(i)));
            EXPECT_EQ(*store::open_project(path_of(i))->plan, shown) << "what is shown is what is kept";
            dumps.push_back(store::dump_project(path_of(i), store::DumpHistory::no).value_or(""));
            EXPECT_EQ(dumps.back(), dumps.front()) << "copy " << i << "\n" << story_;
        }
    }
    void expect_everything_kept() {
        for (std::size_t i = 0; i < copies_.size(); ++i) {
            const std::string all = store::dump_project(path_of(i), store::DumpHistory::yes).value_or("");
            for (const auto& [by, word] : typed_) {
                const bool kept = by != i || all.find(word) != std::string::npos;
                EXPECT_TRUE(kept) << word;
            }
        }
    }
    [[nodiscard]] const std::string& story() const { return story_; }

private:
    [[nodiscard]] fs::path path_of(std::size_t i) const { return folder_ / fmt::format("{}.ltu", i); }
    [[nodiscard]] std::string author_of(std::size_t i) const { return std::string(1, static_cast<char>('A' + i)); }
    void open(std::size_t i) {
        store::EditOptions options{author_of(i)};
        options.utc_now = [this, i] {  // clocks differ
            const std::size_t second = ++clock_ + i * 20;
            return fmt::format("2026-11-28T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60);
        };
        auto project = store::Project::open(path_of(i), options);
        ASSERT_TRUE(project) << base::to_line(project.error());
        copies_[i] = std::move(*project);
    }
    /// What may be refused is: nothing to undo, changed later, no such step. Anything else is a fault.
    template <class T>
    void allow(std::size_t at, const char* what, const base::Result<T>& done) {
        story_ += fmt::format("{} {}{}\n", author_of(at), what, done ? "" : ": " + done.error().message);
        if (done) return;
        const base::ErrorKind kind = done.error().kind;
        EXPECT_TRUE(kind == base::ErrorKind::refused || kind == base::ErrorKind::locked)
            << what << ": " << base::to_line(done.error()) << "\n"
            << story_;
    }
    std::int64_t any_step(std::size_t at) {
        return 1 + static_cast<std::int64_t>(random_.index(static_cast<std::size_t>(copies_[at]->last_step()) + 1));
    }
    void take_merge_back(std::size_t at) {
        if (random_.index(3) == 0) allow(at, "take merge back", copies_[at]->take_merge_back(1 + random_.index(3), ""));
    }
    void send(std::size_t at, std::int64_t since) {
        const auto file = copies_[at]->export_changes(since);
        allow(at, fmt::format("send since {}", since).c_str(), file);
        if (file && random_.index(5) > 0) sent_.push_back({at, *file});  // some are lost
    }
    void receive_any(std::size_t at) {
        if (sent_.empty()) return;
        const Sent& sent = sent_[random_.index(sent_.size())];
        if (sent.by != at || random_.index(4) == 0) receive(at, sent.file, false);
    }
    /// Whether something was new.
    bool receive(std::size_t at, const store::ChangesFile& file, bool must) {
        const auto preview = copies_[at]->preview_merge(file);
        if (!preview) {
            EXPECT_FALSE(must) << base::to_line(preview.error()) << "\n" << story_;
            allow(at, "preview", preview);
            return false;
        }
        std::vector<store::Resolution> answers;
        for (const store::Clash& clash : preview->clashes) answers.push_back(any_answer(clash));
        const auto done = copies_[at]->merge(file, answers, "");
        allow(at, fmt::format("merge {} new, {} clashes", preview->new_steps, preview->clashes.size()).c_str(), done);
        return done.has_value();
    }
    store::Resolution any_answer(const store::Clash& clash) {
        switch (random_.index(4)) {
            case 0: return {store::Choose::mine, {}};
            case 1: return {store::Choose::theirs, {}};
            case 2:
                if (clash.table == "carriers" && clash.column == "notes")
                    return {store::Choose::other, fmt::format("third{}", ++words_)};
                [[fallthrough]];
            default: return {store::Choose::later, {}};
        }
    }
    bool answer(std::size_t at, std::size_t one_in) {
        const auto open = copies_[at]->questions();
        EXPECT_TRUE(open);
        std::map<std::int64_t, store::Resolution> answers;
        for (const store::Clash& clash : *open)
            if (random_.index(one_in) == 0)
                answers[clash.question] = {random_.index(2) == 0 ? store::Choose::mine : store::Choose::theirs, {}};
        if (answers.empty()) return false;
        allow(at, fmt::format("answer {}", answers.size()).c_str(), copies_[at]->answer(answers, ""));
        return true;
    }
    void answer_some(std::size_t at) { (void)answer(at, 2); }
    /// Somebody hands a copy of the file itself on.
    void copy_by_hand(std::size_t at) {
        const std::size_t to = random_.index(copies_.size());
        if (to == at || random_.index(3) > 0) return;
        story_ += fmt::format("{} becomes a copy of {}\n", author_of(to), author_of(at));
        copies_[at].reset();
        copies_[to].reset();
        fs::copy_file(path_of(at), path_of(to), fs::copy_options::overwrite_existing);
        std::erase_if(typed_, [&](const auto& word) { return word.first == to; });
        open(at);
        open(to);
    }
    std::string word(std::size_t at) {
        typed_.emplace_back(at, fmt::format("w{}x", ++words_));
        return typed_.back().second;
    }
    void edit(std::size_t at) {
        const std::size_t typed = typed_.size();
        const auto edit = any_edit(at);
        const bool some = edit && !edit->empty();
        const auto done = some ? copies_[at]->commit(*edit) : base::Result<store::DoneStep>();
        if (some) allow(at, edit->summary.en.c_str(), done);
        if (!some || !done) typed_.resize(typed);
    }
    base::Result<plan::Edit> any_edit(std::size_t at) {
        const plan::Plan& plan = *copies_[at]->plan();
        const plan::Index index(plan);
        const plan::Entry entry{author_of(at), "2026-11-28"};
        switch (random_.index(13)) {
            case 0:
            case 1:
            case 2: return edit_carrier(at);
            case 3:
            case 4: {
                const plan::ObservationDraft draft{"xucun",
                                                   "tech_firms",
                                                   2021 + static_cast<int>(random_.index(2)),
                                                   static_cast<double>(random_.index(3)),
                                                   plan::ValueState::final_value,
                                                   random_.index(2) == 0 ? "" : "册"};
                return plan::observe(index, std::vector{draft}, entry);
            }
            case 5: {
                if (plan.observations.empty()) return plan::Edit{};
                const std::int64_t ids[] = {plan.observations[random_.index(plan.observations.size())].id};
                return plan::remove_observations(index, ids);
            }
            case 6:
                if (plan.notes.empty() || random_.index(2) == 0)
                    return plan::add_note(plan, {120.5, 30.45}, word(at), entry);
                return plan::change_note(plan, plan.notes[random_.index(plan.notes.size())].id, word(at), entry);
            case 7: {
                if (plan.notes.empty()) return plan::Edit{};
                const std::int64_t ids[] = {plan.notes[random_.index(plan.notes.size())].id};
                if (random_.index(2) == 0) return plan::remove_notes(plan, ids);
                return plan::move_note(plan, ids[0], {120.5 + random_.real(0, 0.05), 30.45});
            }
            case 8: {
                if (!plan.target_sets.empty() && random_.index(3) == 0) return plan::remove_target_set(index, "r");
                plan::TargetSet set;
                set.key = "r";
                set.name.zh = "中期";
                set.source = "文件";
                plan::RevisedTarget target;
                target.set = "r";
                target.area = random_.index(2) == 0 ? "xucun" : "changan";
                target.indicator = "tech_firms";
                target.target = static_cast<double>(1 + random_.index(3));
                return plan::put_target_set(index, set, {target});
            }
            case 9:
                if (random_.index(2) == 0)
                    return plan::bind_alias(plan, "别名", random_.index(2) == 0 ? "xucun" : "changan");
                return plan::set_thresholds(plan, {0.5, 0.9 + 0.01 * static_cast<double>(random_.index(3)), 1.05, ""});
            case 10:
            case 11: return edit_story(at, entry);
            default:
                if (random_.index(2) == 0 || plan.accepted.empty())
                    return plan::accept_finding(plan, "position.missing", any_carrier(plan).id, word(at));
                return plan::take_acceptance_back(plan, plan.accepted.front().code, plan.accepted.front().carrier);
        }
    }
    base::Result<plan::Edit> edit_story(std::size_t at, const plan::Entry& entry) {
        const plan::Plan& plan = *copies_[at]->plan();
        const plan::Story* story = plan::usual_story(plan);
        const std::vector<plan::Slide> slides =
            story == nullptr ? std::vector<plan::Slide>() : plan::slides_of(plan, story->id);
        plan::SavedView view;
        if (slides.empty() || random_.index(6) == 0) {
            view.title.zh = word(at);
            const std::int64_t after = slides.empty() ? 0 : slides[random_.index(slides.size())].part->id;
            return plan::save_view(plan, view, {0, after}, entry);
        }
        const plan::Slide& any = slides[random_.index(slides.size())];
        const std::int64_t ids[] = {any.part->id};
        switch (random_.index(5)) {
            case 0:
            case 1:
                view = *any.view;
                (random_.index(2) == 0 ? view.title.zh : view.conclusion.zh) = word(at);
                return plan::replace_view(plan, any.view->id, view, entry);
            case 2: return plan::move_part(plan, any.part->id, slides[random_.index(slides.size())].part->id);
            case 3: return plan::hide_part(plan, any.part->id, random_.index(2) == 0);
            case 4: return plan::duplicate_part(plan, any.part->id, entry);
            default: return plan::remove_parts(plan, ids);
        }
    }
    const plan::Carrier& any_carrier(const plan::Plan& plan) {
        return plan.carriers[random_.index(plan.carriers.size())];
    }
    base::Result<plan::Edit> edit_carrier(std::size_t at) {
        const plan::Plan& plan = *copies_[at]->plan();
        const plan::Carrier& carrier = any_carrier(plan);
        const std::int64_t ids[] = {carrier.id};
        switch (random_.index(9)) {
            case 0:
            case 1: {
                const geo::LonLat to{random_.real(120.3, 120.7), random_.real(30.3, 30.5)};
                return plan::place_carrier(plan, carrier.id, {to, plan::PositionQuality::address, {word(at), ""}});
            }
            case 2:
                return plan::place_carrier(plan, carrier.id,
                                           {{120.5, 30.4}, plan::PositionQuality::surveyed, {"测量", ""}});
            case 3:
            case 4: {
                const plan::FieldValue values[] = {{plan::CarrierField::notes, random_.index(4) == 0 ? "" : word(at)}};
                return plan::set_fields(plan, ids, values);
            }
            case 5: {
                plan::Carrier added = carrier;
                added.number = 0;
                added.name.zh = word(at);
                return plan::add_carrier(plan, added);
            }
            case 6: {
                const plan::FieldValue values[] = {{plan::CarrierField::number, std::to_string(1 + random_.index(6))}};
                return plan::set_fields(plan, ids, values);
            }
            case 7:
                if (!plan.bin.empty()) {
                    const std::int64_t binned[] = {plan.bin[random_.index(plan.bin.size())].id};
                    return plan::restore_carriers(plan, binned);
                }
                [[fallthrough]];
            default:
                if (plan.carriers.size() < 3) return plan::Edit{};
                return plan::remove_carriers(plan, ids);
        }
    }

    support::Seeded& random_;
    fs::path folder_;
    std::vector<std::unique_ptr<store::Project>> copies_;
    std::vector<Sent> sent_;
    std::vector<std::pair<std::size_t, std::string>> typed_;  ///< in which copy, and what
    std::string story_;
    std::size_t clock_ = 0;
    int words_ = 0;
};

}  // namespace

TEST(Copies, AreEqualAfterAFullExchangeAndHaveLostNothing) {
    support::ScratchFolder folder;
    const fs::path model = folder / "model.ltu";
    ASSERT_TRUE(store::create_project(model, support::sample_plan(), store::Overwrite::no));
    const char* seed = std::getenv("LANGTU_SEED");
    const unsigned first = seed != nullptr ? static_cast<unsigned>(std::atoi(seed)) : 1;
    for (unsigned round = 0; round < static_cast<unsigned>(rounds()) && !testing::Test::HasFailure(); ++round) {
        support::Seeded random(first + round);
        Bureau bureau(model, folder.path(), random);
        const std::size_t actions = 10 + random.index(50);
        for (std::size_t i = 0; i < actions && !testing::Test::HasFailure(); ++i) bureau.do_something();
        if (!testing::Test::HasFailure()) bureau.settle();
        if (!testing::Test::HasFailure()) bureau.expect_equal();
        if (!testing::Test::HasFailure()) bureau.expect_everything_kept();
        if (testing::Test::HasFailure()) std::cout << "LANGTU_SEED=" << first + round << "\n" << bureau.story();
    }
}
