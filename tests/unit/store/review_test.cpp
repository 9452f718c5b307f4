// What a review of the corridor keeps goes the way of every record: written, read back, undone, copied, merged a row
// whole, and what cannot be read is refused in one sentence or left out by a repair.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "plan/ruler.h"
#include "plan/scenario.h"
#include "sample_plan.h"
#include "scenario_json.h"
#include "scratch_folder.h"
#include "sqlite.h"
#include "store/project.h"
#include "store/project_file.h"
#include "store/record_words.h"
#include "store/repair.h"
#include "store/scenario_file.h"
#include "two_lines.h"

namespace {

/// With something in every member.
plan::Carrier full_carrier(std::int64_t id) {
    plan::Carrier c;
    c.id = id;
    c.number = static_cast<int>(id) + 10;
    c.name = {"新孵化器", "New incubator"};
    c.responsible_body = "长安镇";
    c.responsible_area = "changan";
    c.function = plan::CarrierFunction::national_incubator;
    c.programme = plan::Programme::upgrade;
    c.task = {"建设", "to build"};
    c.floor_area_m2 = 12000.1;
    c.investment_cny = 1.0 / 3;
    c.planned_area_mu = 7;
    c.position = geo::LonLat{120.123456789012345, 30.4};
    c.quality = plan::PositionQuality::site;
    c.uncertainty_m = 0;
    c.position_basis = {"图上", "on the map"};
    c.stage = plan::Stage::operating;
    c.start = "2021";
    c.completion = "2024-05";
    c.notes = "第一行\n第二行\t“引号”";
    c.photo_links = "a\nb";
    c.first_position = geo::LonLat{120.5, 30.5};
    c.removed = true;
    return c;
}

plan::Scenario scenario(std::int64_t id = 77, const std::string& name = "方案一") {
    plan::Carrier plain;
    plain.id = 2;
    plain.number = 2;
    plain.name.zh = "众创空间";
    plan::Carrier moved = plain;
    moved.position = geo::LonLat{120.5, 30.45};
    moved.quality = plan::PositionQuality::digitised;
    return {id, name, "一\n二", 1500.5, {{full_carrier(9), {}}, {moved, plain}}, "2026-11-29T08:00:00Z", "王五"};
}

/// Rows of every kind.
plan::Edit everything() {
    plan::Edit edit;
    edit.gap_rules.put = {{11,
                           "incubators",
                           plan::GapKind::target,
                           0,
                           "tech_firms",
                           {plan::CarrierFunction::national_incubator, plan::CarrierFunction::provincial_incubator},
                           {},
                           "",
                           {"目标要有载体", "a target needs a carrier"},
                           {"附件1", "Annex 1"},
                           false},
                          {12,
                           "west_build",
                           plan::GapKind::segment,
                           0,
                           "",
                           {},
                           plan::Programme::build,
                           "west",
                           {"西段要建", ""},
                           {"正文", ""},
                           true}};
    edit.gap_remarks.put = {{13, "station:2", "暂不考虑\n明年再议", true, "2026-11-29", "王五"}};
    edit.scenarios.put = {scenario()};
    edit.official_chainages.put = {{15, 2, 18230.5, "运营手册", "2026-11-29", "王五"}};
    edit.note_details.put = {
        {16, plan::NoteState::done, plan::PinKind::stretch, 0, 1000, 2500.5, "2026-11-29T08:00:00Z", "王五"}};
    edit.note_replies.put = {{17, 16, "同意", "2026-11-29T08:00:00Z", "李四"}};
    edit.note_drawings.put = {
        {18, 16, plan::DrawnShape::arrow, plan::DrawnColour::blue, {{120.1, 30.25}, {120.3333333333333, 30.4}}}};
    edit.note_numbers.put = {{16, 4, "2026-11-29T08:00:00Z", "王五"}};
    plan::SavedView view;
    view.id = 19;
    view.title = {"六项指标", "Six indicators"};
    view.conclusion = {"{year}年\n进度", "{year}"};
    view.notes = {"先讲西段", ""};
    view.seen = "120.5 30.45 12000 8000";
    view.mode = "progress";
    view.indicator = "tech_firms";
    view.measure = "pace";
    view.year = 2023;
    view.other_measure = "value";
    view.other_year = 2020;
    view.split = 0.25;
    view.wall = true;
    view.method = "quantile";
    view.classes = 4;
    view.breaks = "1 2.5";
    view.palette = "blues";
    view.target_set = "mid";
    view.hidden = "parks water";
    view.opacity = "areas=0.5";
    view.highlighted = "3";
    view.review = "{}";
    view.selection = "carrier/7";
    view.strip = "1000 2000";
    view.removed = true;
    view.entered = "2026-11-30T08:00:00Z";
    view.author = "王五";
    edit.views.put = {view};
    edit.stories.put = {{20, {"会议", "Meeting"}, "科技局", 1.5, false, true, false}};
    edit.story_parts.put = {{21, 20, 19, 0.1, plan::Transition::fade, 2.5, true, false}};
    edit.ruler_origin = plan::RulerOrigin{2, 500.25, true};
    edit.line_origins.put = {{22, 1, {2, 12.5, true}}};
    edit.summary = {"审查廊道", "Review the corridor"};
    return edit;
}

class ReviewStore : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(store::create_project(path_, support::sample_plan(), store::Overwrite::no));
        ASSERT_TRUE(store::copy_project(path_, copy_));
    }
    static std::unique_ptr<store::Project> open(const std::filesystem::path& path) {
        store::EditOptions options;
        options.author = "王五";
        auto project = store::Project::open(path, options);
        EXPECT_TRUE(project) << base::to_line(project.error());
        return std::move(*project);
    }
    static void commit(store::Project& project, const plan::Edit& edit) {
        const plan::Plan expected = plan::apply(*project.plan(), edit);
        const auto done = project.commit(edit);
        ASSERT_TRUE(done) << base::to_line(done.error());
        EXPECT_EQ(*project.plan(), expected);
    }
    void execute(const std::string& sql) const {
        sqlite3* opened = nullptr;
        ASSERT_EQ(sqlite3_open_v2(path_.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
        const store::Connection db(opened);
        ASSERT_EQ(sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(opened);
    }
    support::ScratchFolder folder_;
    std::filesystem::path path_ = folder_.path() / "mine.langtu", copy_ = folder_.path() / "copy.langtu";
};

}  // namespace

TEST(ScenarioJson, ComesBackAsItWas) {
    const auto read = store::tried_from_json(store::tried_to_json(scenario().carriers));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, scenario().carriers);
    EXPECT_EQ(store::tried_from_json(store::tried_to_json({})), std::vector<plan::TriedCarrier>{});
}

TEST(ScenarioJson, IsSaidInWordsToWhoeverComparesTwo) {
    plan::Scenario s = scenario();
    s.carriers.push_back({full_carrier(8), full_carrier(8)});
    EXPECT_EQ(store::scenario_words(store::tried_to_json(s.carriers)), "+19 新孵化器; 2 众创空间; −18 新孵化器");
    EXPECT_EQ(store::scenario_words("no scenario"), "no scenario");
}

TEST(ScenarioJson, WhatIsNoneIsNone) {
    const std::string carrier =
        R"({"id":3,"number":3,"function":"platform","programme":"build","quality":"none","stage":"unknown"})";
    const auto one = [](const std::string& tried) {
        return store::tried_from_json("{\"carriers\":[" + tried + "]}").has_value();
    };
    const auto with = [&](const std::string& more) {
        return one("{\"tried\":" + carrier.substr(0, carrier.size() - 1) + more + "}}");
    };
    EXPECT_TRUE(with(""));
    for (const char* more : {R"(,"dragon":1)", R"(,"id":0)", R"(,"stage":"dragon")",
                             R"(,"position":{"lon":200,"lat":30})", R"(,"position":{"lon":120})", R"(,"position":7)",
                             R"(,"floor_area_m2":-1)", R"(,"floor_area_m2":"1")", R"(,"removed":1)", R"(,"name_zh":7)",
                             ","
                             R"("name_zh":"\u0000")"})
        EXPECT_FALSE(with(more)) << more;
    EXPECT_FALSE(one("{\"was\":" + carrier + "}"));
    EXPECT_FALSE(one("{\"tried\":" + carrier + "},{\"tried\":" + carrier + "}")) << "one carrier twice";
    EXPECT_FALSE(one(R"({"tried":{"id":3}})"));
    for (const char* bad : {"", "null", "[]", "{}", R"({"carriers":7})", R"({"carriers":[7]})", "{\"carriers\":["})
        EXPECT_FALSE(store::tried_from_json(bad)) << bad;
}

TEST_F(ReviewStore, EveryKindIsWrittenReadUndoneAndCopied) {
    const auto project = open(path_);
    const plan::Plan before = *project->plan();
    commit(*project, everything());
    const plan::Plan full = *project->plan();
    EXPECT_EQ(full.scenarios.front(), scenario());
    EXPECT_EQ(*store::open_project(path_)->plan, full);
    ASSERT_TRUE(store::copy_project(path_, folder_.path() / "c.langtu"));
    EXPECT_EQ(*store::open_project(folder_.path() / "c.langtu")->plan, full);
    ASSERT_TRUE(store::create_project(folder_.path() / "new.langtu", full, store::Overwrite::no));
    EXPECT_EQ(*store::open_project(folder_.path() / "new.langtu")->plan, full);
    plan::Edit gone;
    gone.scenarios.remove = {77};
    gone.gap_rules.remove = {12};
    gone.ruler_origin = plan::RulerOrigin{};
    gone.line_origins.remove = {22};
    gone.summary = {"删除", "Remove"};
    commit(*project, gone);
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(project->undo());
    EXPECT_EQ(*project->plan(), before);
    ASSERT_TRUE(project->redo());
    EXPECT_EQ(*project->plan(), full);
}

TEST_F(ReviewStore, WhatTwoPeopleKeepMerges) {
    const auto mine = open(path_);
    const auto theirs = open(copy_);
    commit(*mine, everything());
    plan::Edit other;
    other.scenarios.put = {scenario(78)};
    other.note_replies.put = {{19, 16, "不同意", "2026-11-29T09:00:00Z", "李四"}};
    other.summary = {"另一个", "Another"};
    commit(*theirs, other);
    ASSERT_TRUE(mine->merge(*theirs->export_changes(0), {}, ""));
    EXPECT_EQ(mine->plan()->scenarios.size(), 2U) << "of one name, by two people";
    EXPECT_EQ(mine->plan()->note_replies.size(), 2U);
}

TEST_F(ReviewStore, AScenarioChangedByTwoIsAskedAboutOnceAndTakenWhole) {
    const auto mine = open(path_);
    commit(*mine, everything());
    ASSERT_TRUE(store::copy_project(path_, folder_.path() / "later.langtu"));
    const auto theirs = open(folder_.path() / "later.langtu");
    plan::Edit wider, fewer;
    wider.scenarios.put = {scenario()};
    wider.scenarios.put.front().reach_m = 2000;
    wider.summary = {"宽", "Wider"};
    fewer.scenarios.put = {scenario()};
    fewer.scenarios.put.front().carriers.pop_back();
    fewer.summary = {"少", "Fewer"};
    commit(*mine, wider);
    commit(*theirs, fewer);
    const auto changes = theirs->export_changes(0);
    const auto preview = mine->preview_merge(*changes);
    ASSERT_TRUE(preview) << base::to_line(preview.error());
    ASSERT_EQ(preview->clashes.size(), 1U);
    EXPECT_EQ(preview->clashes[0].what.zh, "方案一");
    ASSERT_TRUE(mine->merge(*changes, {{store::Choose::theirs, {}}}, ""));
    EXPECT_EQ(mine->plan()->scenarios, theirs->plan()->scenarios);
}

TEST_F(ReviewStore, TheRulerOfALineThatTwoChangeIsAskedAboutByItsName) {
    const plan::Plan branched = support::plan_with_branch();
    const auto path = folder_.path() / "branched.langtu", copy = folder_.path() / "branched copy.langtu";
    ASSERT_TRUE(store::create_project(path, branched, store::Overwrite::no));
    ASSERT_TRUE(store::copy_project(path, copy));
    const auto mine = open(path), theirs = open(copy);
    commit(*mine, *plan::set_ruler_origin(branched, {4, 0, true}, 1));
    commit(*mine, *plan::set_ruler_origin(branched, {1, 100, false}));
    commit(*theirs, *plan::set_ruler_origin(branched, {2, 500, false}, 1));
    const auto changes = theirs->export_changes(0);
    const auto preview = mine->preview_merge(*changes);
    ASSERT_TRUE(preview) << base::to_line(preview.error());
    ASSERT_EQ(preview->clashes.size(), 1U) << "the first line's is another";
    EXPECT_EQ(preview->clashes[0].what.zh, support::k_branch);
    ASSERT_TRUE(mine->merge(*changes, {{store::Choose::theirs, {}}}, ""));
    EXPECT_EQ(plan::ruler_origin(*mine->plan(), 1), (plan::RulerOrigin{2, 500, false}));
    EXPECT_EQ(plan::ruler_origin(*mine->plan(), 0), (plan::RulerOrigin{1, 100, false}));
}

TEST_F(ReviewStore, ARuleThatItsKindCannotBeIsRefused) {
    const auto project = open(path_);
    for (plan::GapRule rule : {everything().gap_rules.put[0], everything().gap_rules.put[1]}) {
        rule.functions.clear();
        rule.segment.clear();
        plan::Edit edit;
        edit.gap_rules.put = {rule};
        edit.summary = {"规则", "A rule"};
        EXPECT_FALSE(project->commit(edit)) << rule.key;
    }
    EXPECT_TRUE(project->plan()->gap_rules.empty());
}

TEST_F(ReviewStore, WhatCannotBeReadIsRefusedInOneSentenceAndLeftOutByARepair) {
    commit(*open(path_), everything());
    execute("UPDATE scenarios SET carriers = '{}'");
    const auto opened = store::open_project(path_);
    ASSERT_FALSE(opened);
    const std::string line = base::to_line(opened.error());
    EXPECT_NE(line.find("carriers of a scenario that cannot be read in table scenarios, row 1, column carriers"),
              std::string::npos)
        << line;
    execute("UPDATE gap_rules SET functions = 'dragon' WHERE key = 'incubators'");
    execute("UPDATE note_drawings SET course = '120 30,'");
    const auto out = folder_.path() / "repaired.langtu";
    const auto report = store::repair_project(path_, out);
    ASSERT_TRUE(report) << base::to_line(report.error());
    EXPECT_FALSE(report->whole());
    const auto repaired = store::open_project(out);
    ASSERT_TRUE(repaired) << base::to_line(repaired.error());
    EXPECT_TRUE(repaired->plan->scenarios.empty());
    EXPECT_TRUE(repaired->plan->note_drawings.empty());
    EXPECT_EQ(repaired->plan->gap_rules.size(), 1U);
    EXPECT_EQ(repaired->plan->planned_stations, support::sample_plan().planned_stations);
    EXPECT_EQ(repaired->plan->note_replies.size(), 1U);
}

TEST_F(ReviewStore, ACourseThatIsNoneIsRefused) {
    commit(*open(path_), everything());
    for (const char* course : {"120 30", "120 30,", "120 30,400 30", "a", "120 30;121 31", "nan 30,120 30"}) {
        execute(std::string("UPDATE note_drawings SET course = '") + course + "'");
        EXPECT_FALSE(store::open_project(path_)) << course;
    }
    execute("UPDATE note_drawings SET course = '120 30,121 31'");
    EXPECT_TRUE(store::open_project(path_));
}

TEST(ScenarioFile, ComesBackAsItWasAndWhatIsNoneIsRefusedInOneSentence) {
    plan::Scenario without_id = scenario();
    without_id.id = 0;
    const std::string text = store::scenario_to_file(scenario());
    const auto read = store::scenario_from_file(text, "a.json");
    ASSERT_TRUE(read) << base::to_line(read.error());
    EXPECT_EQ(*read, without_id);
    for (const std::string& bad :
         {std::string(), std::string("{"), std::string("[]"), std::string(R"({"format":"dragon"})"),
          std::string(R"({"format":"langtu-scenario","version":2,"carriers":[]})"),
          std::string(R"({"format":"langtu-scenario","version":1})"),
          std::string(R"({"format":"langtu-scenario","version":1,"carriers":7})"),
          std::string(R"({"format":"langtu-scenario","version":1,"carriers":[],"reach_m":0})"),
          std::string(R"({"format":"langtu-scenario","version":1,"carriers":[],"dragon":0})"),
          std::string(1000, '[')}) {
        const auto refused = store::scenario_from_file(bad, "a.json");
        ASSERT_FALSE(refused) << bad;
        const std::string line = base::to_line(refused.error());
        EXPECT_TRUE(line.starts_with("a.json: ")) << line;
        EXPECT_EQ(line.find('\n'), std::string::npos);
    }
}

TEST_F(ReviewStore, AcceptingAScenarioAndUndoingItLeavesTheSameBytes) {
    const auto dump = [&] { return store::dump_project(path_, store::DumpHistory::no).value_or(""); };
    const plan::Entry entry{"王五", "2026-11-29T08:00:00Z"};
    const auto project = open(path_);
    const plan::Edit moved = *plan::place_carrier(
        *project->plan(), 1, {{120.45, 30.46}, plan::PositionQuality::digitised, plan::dragged_on_the_map()});
    commit(*project, *plan::start_scenario(*project->plan(), "方案一", "", 1500, moved, entry));
    const std::int64_t id = project->plan()->scenarios.front().id;
    plan::Carrier draft;
    draft.name.zh = "新孵化器";
    const plan::Plan shown = plan::with_scenario(*project->plan(), project->plan()->scenarios.front());
    commit(*project, *plan::try_edit(*project->plan(), id, *plan::add_carrier(shown, draft), entry));
    const std::string before = dump();
    const auto steps = project->last_step();
    commit(*project, *plan::accept_scenario(*project->plan(), id));
    EXPECT_EQ(project->last_step(), steps + 1) << "one step";
    EXPECT_EQ(project->plan()->carriers.size(), 3U);
    EXPECT_TRUE(project->plan()->scenarios.empty());
    const std::string accepted = dump();
    EXPECT_NE(accepted, before);
    ASSERT_TRUE(project->undo());
    EXPECT_EQ(dump(), before);
    ASSERT_TRUE(project->redo());
    EXPECT_EQ(dump(), accepted);
}

TEST_F(ReviewStore, AScenarioSurvivesANewerBase) {
    const plan::Entry entry{"王五", "2026-11-29T08:00:00Z"};
    const auto mine = open(path_);
    const auto theirs = open(copy_);
    const auto move = [](const plan::Plan& p, geo::LonLat to) {
        return *plan::place_carrier(p, 1, {to, plan::PositionQuality::digitised, plan::dragged_on_the_map()});
    };
    commit(*mine, *plan::start_scenario(*mine->plan(), "方案一", "", {}, move(*mine->plan(), {120.45, 30.46}), entry));
    commit(*theirs, move(*theirs->plan(), {120.35, 30.41}));
    ASSERT_TRUE(mine->merge(*theirs->export_changes(0), {}, ""));
    const plan::Scenario& kept = mine->plan()->scenarios.front();
    ASSERT_EQ(plan::base_changes(*mine->plan(), kept).size(), 1U);
    EXPECT_FALSE(plan::accept_scenario(*mine->plan(), kept.id));
    const plan::BaseAnswer answer[] = {{1, plan::BaseChoice::mine}};
    commit(*mine, *plan::rebase_scenario(*mine->plan(), kept.id, answer, entry));
    commit(*mine, *plan::accept_scenario(*mine->plan(), mine->plan()->scenarios.front().id));
    EXPECT_EQ(mine->plan()->carriers.front().position, (geo::LonLat{120.45, 30.46}));
}
