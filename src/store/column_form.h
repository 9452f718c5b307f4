// What a text in a column of the project may hold, for values that come from elsewhere. Private to store; pure.
#pragma once

#include <string_view>

#include "base/kept_text.h"

namespace store {

/// Of several lines where the column's field is.
base::TextForm form_of(std::string_view table, std::string_view column);

}  // namespace store
