// How a question is put and answered while a table is read. Private to tables; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tables/import.h"

namespace tables {

/// The answer to a question, which is put to `asked` if it is not there yet; nothing while it is open. An answer that
/// the question does not have counts for none.
std::optional<std::string> put_question(std::vector<Question>& asked, const std::map<std::string, std::string>& answers,
                                        Question question);

}  // namespace tables
