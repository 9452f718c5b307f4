// A text of every class that a project does not keep. For tests only.
#pragma once

#include <string>
#include <vector>

namespace support {

struct OddText {
    const char* what;
    std::string text;
    std::string character;  ///< that a refusal names
    bool also_in_lines = true;
    /// No version of the program reads it from a file.
    [[nodiscard]] bool never_kept() const { return character == "U+FFFD" || text.find('\0') != std::string::npos; }
};

inline std::vector<OddText> odd_texts() {
    using std::string;
    return {{"a null", string("A\0B", 3), "U+0000"},
            {"a bell", "A\aB", "U+0007"},
            {"an escape", "A\x1B[31mB", "U+001B"},
            {"a delete",
             "A\x7F"
             "B",
             "U+007F"},
            {"a control of Latin 1", "A\u0085B", "U+0085"},
            {"a non-character",
             "A\xEF\xBF\xBF"
             "B",
             "U+FFFF"},
            {"a non-character of another plane",
             "A\xF0\x9F\xBF\xBE"
             "B",
             "U+1FFFE"},
            {"a non-character among the Arabic forms",
             "A\xEF\xB7\x90"
             "B",
             "U+FDD0"},
            {"a lone surrogate",
             "A\xED\xA0\x80"
             "B",
             "U+FFFD"},
            {"a byte of another encoding", "A\xC4\xE3", "U+FFFD"},
            {"an overlong form",
             "A\xC0\xAF"
             "B",
             "U+FFFD"},
            {"a line end", "A\nB", "U+000A", false},
            {"a tab", "A\tB", "U+0009", false},
            {"a line separator", "A\u2028B", "U+2028"},
            {"a paragraph separator", "A\u2029B", "U+2029"},
            {"an override that stays open", "A\u202EB", "U+202E"},
            {"an isolate that stays open", "A\u2066B", "U+2066"},
            {"an end without a begin", "A\u202CB", "U+202C"},
            {"an isolate that ends an embedding", "A\u202A\u2069B", "U+202A"},
            {"a mark of direction alone", "A\u200EB", "U+200E"},
            {"only what cannot be seen", "\u200B\u3164\u2800", "U+200B"}};
}

}  // namespace support
