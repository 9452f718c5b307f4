// What PowerPoint repairs in a deck though other programs open it: the rules of a package, each looked at in the bytes.
// For tests only.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace support {

/// The parts of a ZIP archive by name, and their names in order.
struct Package {
    std::map<std::string, std::string> parts;
    std::vector<std::string> order;
};
/// Empty where the bytes are no archive.
Package unpacked(const std::string& bytes);

/// One sentence for each rule that is broken.
std::vector<std::string> faults_of_deck(const std::string& bytes);

/// All that a part says as text, a blank between.
std::string texts_of(const Package& package, const std::string& part);

}  // namespace support
