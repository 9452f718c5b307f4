// Names that no two changes and no two projects share. Any thread.
#pragma once

#include <string>

namespace store {

/// A random UUID (RFC 9562, version 4), lower case.
std::string new_uuid();

}  // namespace store
