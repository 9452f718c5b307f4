// The parts of an Office Open XML package and how they refer to each other. Owned by one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "zip_file.h"

namespace formats {

class XmlHandler;

struct Relation {
    std::string id;
    std::string type;    ///< the last word of its address: worksheet, styles …
    std::string target;  ///< a part
};

/// The relations of a part ("": of the package); none where it has none. What lies outside the container is left out.
base::Result<std::vector<Relation>> relations_of(ZipFile& zip, const std::string& part);

/// Feeds a part to a handler until it wants no more.
base::Result<void> read_xml(ZipFile& zip, const std::string& part, XmlHandler& handler);

/// The part as it is written in the container, whose names know no capitals.
std::string part_named(const ZipFile& zip, const std::string& name);

}  // namespace formats
