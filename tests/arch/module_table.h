// The modules three times: as docs/architecture.md documents them, as src/CMakeLists.txt builds them; the tests compare
// both with what the sources include. Reads the working tree.
#pragma once

#include <map>
#include <set>
#include <string>

namespace arch {

struct Module {
    int level = 0;
    std::set<std::string> uses;
    std::set<std::string> libraries;  ///< third parties, as the document names them
};

using Modules = std::map<std::string, Module>;

/// The table of docs/architecture.md. A module whose folder is not there yet is left out.
Modules documented_modules();

/// What src/CMakeLists.txt links; levels come from its "# level N" comments.
Modules built_modules();

/// The picture of the modules in Mermaid: a box for each level, an arrow for each use that no other use implies.
std::string diagram(const Modules& modules);

/// The picture as docs/architecture.md has it.
std::string documented_diagram();

/// "a b c", for messages and for the picture.
std::string joined(const std::set<std::string>& words);

}  // namespace arch
