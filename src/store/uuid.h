// Names that no two changes and no two projects share. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace store {

/// A random UUID (RFC 9562, version 4), lower case.
std::string new_uuid();

/// The same for the same text (RFC 9562, version 8): for what every copy of a project makes out alike.
std::string stable_uuid(std::string_view text);

}  // namespace store
