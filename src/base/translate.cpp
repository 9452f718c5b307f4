#include "base/translate.h"

#include <cstddef>
#include <string>

#include "message_catalogue.h"

namespace base {

namespace catalogues {
extern const char zh_CN[];  // generated from assets/po/zh_CN.po
extern const std::size_t zh_CN_size;
}  // namespace catalogues

namespace {

const char* chinese(std::string_view id) {
    static const MessageCatalogue catalogue(std::string_view(catalogues::zh_CN, catalogues::zh_CN_size));
    return catalogue.find(id);
}

const char* or_english(const char* found, const char* english) { return found == nullptr ? english : found; }

}  // namespace

const char* translate(Language language, const char* english) {
    return language == Language::en ? english : or_english(chinese(english), english);
}

const char* translate_in(Language language, const char* context, const char* english) {
    if (language == Language::en) return english;
    return or_english(chinese(std::string(context) + '\004' + english), english);
}

const char* translate_count(Language language, long count, const char* one, const char* many) {
    if (language == Language::en) return count == 1 ? one : many;
    return or_english(chinese(one), many);
}

}  // namespace base
