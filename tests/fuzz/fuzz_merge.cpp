// A file of changes of arbitrary bytes, taken into a project: it is refused with a sentence, or merged, and then the
// project is whole. What was read survives writing and reading. The seeds are what a real project exports: bases,
// reverts, steps taken again, guards, earlier steps; and the same with one part of its JSON exchanged or left out.
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "plan/observations.h"
#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/changes.h"
#include "store/project.h"
#include "store/project_file.h"
#include "target.h"

namespace {

using Json = nlohmann::json;

template <class T>
T wanted(base::Result<T> result) {
    fuzz::require(result.has_value(), result ? "" : base::to_line(result.error()).c_str());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

plan::Edit with_notes(const plan::Plan& plan, const std::string& text) {
    plan::Edit edit;
    edit.carriers = {plan.carriers.front()};
    edit.carriers[0].notes = text;
    edit.summary = {"备注", "Notes"};
    return edit;
}

plan::Edit with_value(const plan::Plan& plan, double value) {
    const plan::ObservationDraft draft{"changan", "tech_firms", 2023, value, plan::ValueState::final_value, "", false};
    return wanted(plan::observe(plan::Index(plan), std::vector{draft}, {"李四", "2026-11-20"}));
}

/// Two copies of one project: a colleague's, with steps of every kind, and one with changes that clash with them.
class Copies {
public:
    Copies() {
        wanted(store::create_project(theirs_, support::sample_plan(), store::Overwrite::no));
        wanted(store::copy_project(theirs_, mine_));
        {
            const auto mine = wanted(store::Project::open(mine_, {"王五"}));
            wanted(mine->commit(with_notes(*mine->plan(), "mine")));
            wanted(mine->close());
        }
        work();
    }
    [[nodiscard]] const std::filesystem::path& mine() const { return mine_; }
    [[nodiscard]] std::vector<std::string> files() const { return {support::bytes_of(all_), support::bytes_of(late_)}; }

private:
    void work() {
        const auto project = wanted(store::Project::open(theirs_, {"李四"}));
        wanted(project->commit(with_notes(*project->plan(), "theirs")));
        wanted(project->commit(with_value(*project->plan(), 5)));
        wanted(project->export_changes(0));  // now they are sent
        wanted(project->undo());             // a step that reverts
        wanted(project->take_again(2, ""));  // and one that takes again
        wanted(project->commit(with_value(*project->plan(), 6)));
        wanted(store::write_changes(all_, wanted(project->export_changes(0))));
        wanted(store::write_changes(late_, wanted(project->export_changes(2))));  // names earlier steps
    }

    support::ScratchFolder folder_;
    std::filesystem::path theirs_ = folder_ / "theirs.langtu", mine_ = folder_ / "mine.langtu";
    std::filesystem::path all_ = folder_ / "all.json", late_ = folder_ / "late.json";
};

const Copies& copies() {
    static const std::unique_ptr<const Copies> made = std::make_unique<const Copies>();
    return *made;
}

/// Each part of the file in turn left out, or something else in its place.
void exchange_parts(const Json& whole, const Json::json_pointer& at, std::vector<std::string>& seeds) {
    for (const auto& [key, value] : whole.at(at).flatten().items()) {
        const Json::json_pointer place = at / Json::json_pointer(key);
        for (const Json& other : {Json(), Json(-1), Json("x"), Json::array(), Json::object()}) {
            Json changed = whole;
            changed[place] = other;
            seeds.push_back(changed.dump());
        }
    }
}

/// What is read again after writing is the same.
void check_round_trip(const store::ChangesFile& changes, const std::filesystem::path& path) {
    if (changes.version == 1) return;  // written as version 2, which says more
    wanted(store::write_changes(path, changes));
    const auto again = store::read_changes_file(path);
    fuzz::require(again.has_value() && again->steps.size() == changes.steps.size(), "what was read can be read again");
    for (std::size_t i = 0; i < changes.steps.size(); ++i) {
        const store::CarriedStep &a = changes.steps[i], &b = again->steps[i];
        fuzz::require(a.uuid == b.uuid && a.rows == b.rows && a.base == b.base && a.reverts == b.reverts &&
                          a.again == b.again && a.kind == b.kind,
                      "a step survives");
    }
}

/// Into a copy that is thrown away: refused and as it was, or merged and whole.
void merge(const store::ChangesFile& changes, const std::filesystem::path& project) {
    std::filesystem::copy_file(copies().mine(), project);
    {
        const auto opened = wanted(store::Project::open(project, {"王五"}));
        const std::int64_t before = opened->last_step();
        const auto preview = opened->preview_merge(changes);
        fuzz::require(preview.has_value() || !preview.error().message.empty(), "a refusal says why");
        if (!preview) return;
        const std::vector<store::Resolution> later(preview->clashes.size(), {store::Choose::later, {}});
        const auto done = opened->merge(changes, later, "");
        fuzz::require(done.has_value() || opened->last_step() == before, "what is refused leaves no step");
        fuzz::require(!opened->away(), "the project stays open");
        wanted(opened->close());
    }
    const auto sound = store::verify_project(project);
    fuzz::require(sound.has_value(), sound ? "" : base::to_line(sound.error()).c_str());
    fuzz::require(store::open_project(project).has_value(), "the plan can be read");
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    std::vector<std::string> seeds = copies().files();
    const Json whole = Json::parse(seeds.front());
    for (const char* part :
         {"/version", "/origin", "/knows", "/earlier", "/steps/0", "/steps/1", "/steps/2", "/steps/3"})
        exchange_parts(whole, Json::json_pointer(part), seeds);
    Json old = whole;
    old["version"] = 1;
    seeds.push_back(old.dump());
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const support::ScratchFolder folder;
    const std::filesystem::path file = folder / "changes.json";
    support::write_bytes(file, std::string(fuzz::text_of(data, size)));
    const auto changes = store::read_changes_file(file);
    fuzz::require(changes.has_value() || !changes.error().message.empty(), "a refusal says why");
    if (!changes) return 0;
    check_round_trip(*changes, folder / "again.json");
    merge(*changes, folder / "project.langtu");
    return 0;
}
