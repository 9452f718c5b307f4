// What opening refuses, with which kind, and that nothing on disk changes meanwhile.
#include <chrono>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project_file.h"

namespace {

using base::ErrorKind;

class Refusal : public testing::Test {
protected:
    void SetUp() override {
        const auto made = store::create_project(project_, support::sample_plan(), store::Overwrite::no);
        ASSERT_TRUE(made) << made.error().message;
    }
    /// Runs SQL as an attacker may: with any schema trick that SQLite allows.
    void tamper(const std::string& sql) {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(project_.c_str(), &db), SQLITE_OK);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        char* message = nullptr;
        EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message << " in " << sql;
        sqlite3_close(db);
    }
    void patch(std::size_t at, const std::string& bytes) {
        std::string all = support::bytes_of(project_);
        support::write_bytes(project_, all.replace(at, bytes.size(), bytes));
    }
    /// Opens, expects the refusal in one sentence about the path, and the file unchanged.
    void expect_refused(ErrorKind kind, const std::string& part) {
        const std::string before = support::bytes_of(project_);
        const auto opened = store::open_project(project_);
        ASSERT_FALSE(opened) << part;
        EXPECT_EQ(opened.error().kind, kind) << opened.error().message;
        EXPECT_EQ(opened.error().subject, project_.string());
        EXPECT_NE(opened.error().message.find(part), std::string::npos) << opened.error().message;
        EXPECT_NE(opened.error().message.find("; "), std::string::npos) << "no remedy: " << opened.error().message;
        EXPECT_EQ(opened.error().message.find('\n'), std::string::npos);
        EXPECT_EQ(support::bytes_of(project_), before);
    }

    support::ScratchFolder folder_;
    std::filesystem::path project_ = folder_ / "p.ltu";
};

}  // namespace

TEST_F(Refusal, NoSuchFile) {
    std::filesystem::remove(project_);
    expect_refused(ErrorKind::refused, "no such file");
}

TEST_F(Refusal, NoDatabaseAtAll) {
    for (const std::string& bytes : {std::string("hello"), std::string(200, '\0'), std::string(70000, 'x')}) {
        support::write_bytes(project_, bytes);
        expect_refused(ErrorKind::damaged, "not a Langtu project");
    }
    support::write_bytes(project_, "");
    expect_refused(ErrorKind::damaged, "is empty");
}

TEST_F(Refusal, AnotherApplicationAndANewerVersion) {
    patch(60, std::string("\0\0\0", 3) + static_cast<char>(store::k_schema_version + 1));
    expect_refused(ErrorKind::damaged, "newer Langtu");
    patch(60, std::string("\0\0\0\0", 4));
    expect_refused(ErrorKind::damaged, "no schema version");
    patch(68, "GPKG");
    expect_refused(ErrorKind::damaged, "another application");
}

TEST_F(Refusal, NoOrdinaryFileAndNeverWaiting) {
    std::filesystem::remove(project_);
    ASSERT_EQ(mkfifo(project_.c_str(), 0600), 0);
    const auto fifo = store::open_project(project_);
    EXPECT_EQ(fifo.error().kind, ErrorKind::damaged);
    EXPECT_EQ(store::open_project(folder_.path()).error().kind, ErrorKind::damaged);
    EXPECT_EQ(store::open_project("/dev/zero").error().kind, ErrorKind::damaged);
    std::filesystem::create_symlink("/etc/passwd", folder_ / "link.ltu");
    EXPECT_EQ(store::open_project(folder_ / "link.ltu").error().kind, ErrorKind::damaged);
}

TEST_F(Refusal, AnyForeignObjectInTheSchema) {
    const std::string whole = support::bytes_of(project_);
    const std::string rewrite = "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, ";
    for (const std::string& sql :
         {std::string("CREATE TRIGGER evil AFTER INSERT ON carriers BEGIN DELETE FROM carriers; END"),
          std::string("CREATE VIEW evil AS SELECT load_extension('x')"), std::string("CREATE TABLE evil (a)"),
          std::string("CREATE VIRTUAL TABLE evil USING fts5(a)"), std::string("CREATE INDEX evil ON units (abs(id))"),
          std::string("ALTER TABLE plan ADD COLUMN evil AS (abs(id))"), std::string("DROP TABLE neighbours"),
          std::string("DROP INDEX idx_viewsjoin"), rewrite + "'id = 1', 'id = 2') WHERE name = 'plan'",
          rewrite + "'name_en TEXT', 'name_xx TEXT') WHERE name = 'units'",
          std::string("CREATE TABLE \"evil\nname\x1b[2J\" (a)"), std::string("ALTER TABLE water RENAME TO wasser")}) {
        support::write_bytes(project_, whole);
        tamper(sql);
        expect_refused(ErrorKind::damaged, "schema");
    }
}

TEST_F(Refusal, ValuesThatDoNotFit) {
    const std::string whole = support::bytes_of(project_);
    const std::string unchecked = "PRAGMA ignore_check_constraints=ON; DROP TRIGGER IF EXISTS x; ";
    for (const std::string& sql :
         {unchecked + "UPDATE segments SET task_zh = x'ff'",
          unchecked + "UPDATE segments SET task_zh = CAST(x'ff41' AS TEXT)",
          unchecked + "UPDATE segments SET sort_order = 9223372036854775807",
          unchecked + "UPDATE segments SET sort_order = 'first'", unchecked + "UPDATE targets SET target = 'much'",
          unchecked + "UPDATE targets SET area = 'nowhere' WHERE id = 1",
          unchecked + "UPDATE indicators SET direction = 'sideways'",
          unchecked + "UPDATE segments SET task_zh = 'a' || char(0) || 'b'"}) {
        support::write_bytes(project_, whole);
        tamper(sql);
        expect_refused(ErrorKind::damaged, "restore a backup");
    }
}

TEST_F(Refusal, AValueThatItsTableForbids) {
    const auto with_triggers_off = [](const std::string& change) {
        return "PRAGMA writable_schema = 1; PRAGMA ignore_check_constraints = 1;"
               "CREATE TEMP TABLE kept AS SELECT * FROM sqlite_master WHERE type = 'trigger';"
               "DELETE FROM sqlite_master WHERE type = 'trigger'; PRAGMA writable_schema = RESET;" +
               change +
               "; PRAGMA writable_schema = 1; INSERT INTO sqlite_master SELECT * FROM kept;"
               "PRAGMA writable_schema = RESET;";
    };
    tamper(with_triggers_off("UPDATE carriers SET uncertainty_m = -5 WHERE id = 1"));
    expect_refused(ErrorKind::damaged, "row 1 of carriers holds a value that the table forbids");
    EXPECT_FALSE(store::verify_project(project_)) << "check and backups as well";
    tamper(with_triggers_off("UPDATE carriers SET uncertainty_m = NULL WHERE id = 1"));
    EXPECT_TRUE(store::open_project(project_)) << "nothing is no such value";
}

TEST_F(Refusal, DamagedPages) {
    const std::string whole = support::bytes_of(project_);
    int refused = 0;
    for (std::size_t page = 0; page < whole.size() / 4096; ++page)
        for (const char filler : {'\0', '\xff'}) {
            std::string bytes = whole;
            bytes.replace(page * 4096 + (page == 0 ? 100 : 0), 1000, 1000, filler);
            support::write_bytes(project_, bytes);
            const auto opened = store::open_project(project_);
            if (!opened) {
                EXPECT_EQ(opened.error().kind, ErrorKind::damaged) << page << ": " << opened.error().message;
                ++refused;
            }
            EXPECT_EQ(support::bytes_of(project_), bytes) << page;
        }
    EXPECT_GT(refused, 100);
    for (const std::size_t size :
         {std::size_t{50}, std::size_t{99}, std::size_t{4096}, whole.size() / 2, whole.size() - 1}) {
        support::write_bytes(project_, whole.substr(0, size));
        expect_refused(ErrorKind::damaged, ";");
    }
}

TEST_F(Refusal, ALinkedWalBesideIt) {
    support::write_bytes(folder_ / "victim", "keep");
    for (const char* suffix : {"-wal", "-shm"}) {
        const std::filesystem::path link = project_.string() + suffix;
        std::filesystem::create_symlink(folder_ / "victim", link);
        expect_refused(ErrorKind::damaged, "no ordinary file");
        std::filesystem::remove(link);
    }
    EXPECT_EQ(support::bytes_of(folder_ / "victim"), "keep");
}

namespace {

/// A hot journal that names `victim` as its super-journal: SQLite alone would delete that file on recovery.
std::string journal_naming(const std::string& victim) {
    const auto big_endian = [](std::uint32_t n) {
        std::string s;
        for (int shift = 24; shift >= 0; shift -= 8) s += static_cast<char>((n >> shift) & 0xff);
        return s;
    };
    std::uint32_t sum = 0;
    for (const char c : victim) sum += static_cast<unsigned char>(c);
    const std::string magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
    std::string journal = magic + big_endian(0) + big_endian(0) + big_endian(1) + big_endian(512) + big_endian(4096);
    journal.resize(512, '\0');
    return journal + big_endian((1U << 30) / 4096 + 1) + victim +
           big_endian(static_cast<std::uint32_t>(victim.size())) + big_endian(sum) + magic;
}

}  // namespace

TEST_F(Refusal, AJournalThatNamesAVictimDeletesNothing) {
    const std::filesystem::path victim = folder_ / "victim";
    const std::filesystem::path journal = project_.string() + "-journal";
    tamper("PRAGMA journal_mode=DELETE");  // a project is made in WAL mode
    support::write_bytes(victim, "keep");
    support::write_bytes(journal, journal_naming(victim.string()));
    expect_refused(ErrorKind::damaged, "-journal lies beside it");
    EXPECT_TRUE(std::filesystem::exists(victim));
    EXPECT_TRUE(std::filesystem::exists(journal));
    std::filesystem::remove(journal);
    tamper("PRAGMA journal_mode=WAL");
    support::write_bytes(journal, journal_naming(victim.string()));
    const auto opened = store::open_project(project_);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(opened->notices.size(), 1U);
    EXPECT_TRUE(std::filesystem::exists(victim));
}

TEST_F(Refusal, CreatingNeverReplacesUnasked) {
    const std::string before = support::bytes_of(project_);
    EXPECT_EQ(store::create_project(project_, support::sample_plan(), store::Overwrite::no).error().kind,
              ErrorKind::refused);
    EXPECT_EQ(support::bytes_of(project_), before);
    EXPECT_EQ(store::create_project(folder_.path(), support::sample_plan(), store::Overwrite::yes).error().kind,
              ErrorKind::refused);
    EXPECT_EQ(store::create_project(folder_ / "no/p.ltu", support::sample_plan(), store::Overwrite::no).error().kind,
              ErrorKind::refused);
    support::write_bytes(folder_ / "q.ltu-wal", "left over");
    EXPECT_EQ(store::create_project(folder_ / "q.ltu", support::sample_plan(), store::Overwrite::no).error().kind,
              ErrorKind::locked);
}

TEST_F(Refusal, APlanThatContradictsItselfLeavesNothingBehind) {
    plan::Plan plan = support::sample_plan();
    plan.carriers[0].responsible_area = "nowhere";
    const auto made = store::create_project(folder_ / "q.ltu", plan, store::Overwrite::no);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::refused);
    EXPECT_NE(made.error().message.find("carriers"), std::string::npos) << made.error().message;
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_.path())) ++files;
    EXPECT_EQ(files, 1);
}
