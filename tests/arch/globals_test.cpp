// State lives in objects that somebody owns: no variable of namespace scope, no static in a function or class that
// can change. Found by reading declarations, not by compiling: it knows the style of this code, not all of C++.
#include <gtest/gtest.h>
#include <regex>
#include <string>
#include <vector>

#include "source_files.h"

namespace {

struct Finding {
    std::size_t line = 0;
    std::string text;
};

bool is_fixed(const std::string& statement) {
    static const std::regex fixed(R"(\b(const|constexpr|constinit const)\b)");
    return std::regex_search(statement, fixed);
}

/// A declaration of a variable, as far as its beginning shows: no function, type, alias or using.
bool is_variable(const std::string& statement) {
    static const std::regex other(
        R"(^(\[\[[^\]]*\]\] *)?(using|typedef|namespace|template|enum|class|struct|union|friend|extern|static_assert|public|private|protected|return|operator)\b)");
    static const std::regex variable(R"(^[A-Za-z_][\w:<>,*& \[\]]*[ *&>]\w+(\[[^\]]*\])?\s*(=|\{|$))");
    return !std::regex_search(statement, other) && std::regex_search(statement, variable);
}

bool is_static(const std::string& statement) {
    static const std::regex word(R"(^(inline +)?(static|thread_local)\b)");
    return std::regex_search(statement, word);
}

/// Walks the statements of a file with the kind of scope each stands in.
class Walker {
public:
    explicit Walker(const std::string& code) : code_(code) {}

    std::vector<Finding> run() {
        for (; at_ < code_.size(); ++at_) step(code_[at_]);
        return findings_;
    }

private:
    void step(char c) {
        if (c == '\n') ++line_;
        if (c == '{') {
            judge();
            namespaces_.push_back(opens_namespace());
            statement_.clear();
        } else if (c == '}' || c == ';') {
            if (c == ';') judge();
            if (c == '}' && !namespaces_.empty()) namespaces_.pop_back();
            statement_.clear();
        } else {
            statement_ += c == '\n' ? ' ' : c;
        }
    }

    [[nodiscard]] bool opens_namespace() const {
        static const std::regex opening(R"(^(inline +)?namespace\b|^extern\b *$)");
        return std::regex_search(arch::trimmed(statement_), opening);
    }

    [[nodiscard]] bool in_namespace() const {
        for (const bool is_namespace : namespaces_)
            if (!is_namespace) return false;
        return true;
    }

    void judge() {
        const std::string statement = arch::trimmed(statement_);
        if (is_fixed(statement) || statement.find(" operator") != std::string::npos) return;
        if (is_static(statement) ? is_variable(statement) : in_namespace() && is_variable(statement))
            findings_.push_back({line_, statement});
    }

    const std::string& code_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::string statement_;
    std::vector<bool> namespaces_;  ///< for each open brace: whether it is a namespace
    std::vector<Finding> findings_;
};

std::size_t findings_in(const std::string& code) { return Walker(code).run().size(); }

}  // namespace

TEST(Globals, TheWalkerKnowsThemWhenItSeesThem) {
    EXPECT_EQ(findings_in("namespace a { int count = 0; }"), 1U);
    EXPECT_EQ(findings_in("namespace a { namespace { std::vector<int> cache; } }"), 1U);
    EXPECT_EQ(findings_in("namespace a { inline std::string name{}; }"), 1U);
    EXPECT_EQ(findings_in("int f() { static int calls = 0; return ++calls; }"), 1U);
    EXPECT_EQ(findings_in("void f() { thread_local std::string buffer; }"), 1U);
    EXPECT_EQ(findings_in("class C { static int count_; };"), 1U);
}

TEST(Globals, TheWalkerLetsTheRestPass) {
    EXPECT_EQ(findings_in("namespace a { constexpr int k_n = 3; const std::array<int, 2> k_a{1, 2}; }"), 0U);
    EXPECT_EQ(findings_in("namespace a { struct S { int x = 0; std::string s; }; enum class E { a, b }; }"), 0U);
    EXPECT_EQ(findings_in("int f(int a) { int local = a; std::string s; static const int k = 3; return local; }"), 0U);
    EXPECT_EQ(findings_in("class C { static int make(); static base::Result<C> open(int a = 3); };"), 0U);
    EXPECT_EQ(findings_in("namespace a { int f(); class D; using X = int; extern const char* const text; }"), 0U);
}

TEST(Globals, TheSourcesHaveNone) {
    for (const auto& file : arch::source_files())
        for (const Finding& found : Walker(file.code).run())
            ADD_FAILURE() << file.path.string() << ":" << found.line << ": " << found.text
                          << ": state that nobody owns; pass it in, or make it const";
}
