#include "base/error_words.h"

#include <array>
#include <cerrno>
#include <fmt/args.h>
#include <fmt/format.h>

#include "base/local_time.h"

namespace base {
namespace {

constexpr char k_word = '\x1f', k_time = '\x1e', k_name = '\x1d';

struct Reason {
    int number;
    const char* english;
};

constexpr std::array k_reasons{Reason{EACCES, mark("the permission is missing")},
                               Reason{EPERM, mark("the permission is missing")},
                               Reason{EROFS, mark("it is on a read-only medium")},
                               Reason{ENOSPC, mark("the disk is full")},
                               Reason{EDQUOT, mark("the disk is full")},
                               Reason{ENOENT, mark("it does not exist")},
                               Reason{EEXIST, mark("it exists already")},
                               Reason{ENOTDIR, mark("a part of its path is not a folder")},
                               Reason{EISDIR, mark("it is a folder")},
                               Reason{ENAMETOOLONG, mark("its name is too long")},
                               Reason{EFBIG, mark("no file may be that large there")},
                               Reason{EIO, mark("the disk reports a fault")},
                               Reason{EBUSY, mark("another program is using it")},
                               Reason{ETXTBSY, mark("another program is using it")},
                               Reason{EMFILE, mark("too many files are open")},
                               Reason{ENFILE, mark("too many files are open")},
                               Reason{ENOMEM, mark("the memory is full")},
                               Reason{ESTALE, mark("the shared folder cannot be reached")},
                               Reason{ENOTCONN, mark("the shared folder cannot be reached")},
                               Reason{EHOSTDOWN, mark("the shared folder cannot be reached")},
                               Reason{ETIMEDOUT, mark("the shared folder cannot be reached")}};

}  // namespace

std::string word_argument(const char* english) { return k_word + std::string(english); }
std::string time_argument(const std::string& utc) { return k_time + utc; }

std::string name_argument(const std::string& zh, const std::string& en) { return k_name + zh + k_name + en; }

std::string shown_argument(const std::string& argument, Language language) {
    if (argument.empty()) return argument;
    if (argument.front() == k_word) return translate(language, argument.c_str() + 1);
    if (argument.front() == k_name) {
        const std::size_t english_at = argument.find(k_name, 1) + 1;
        return language == Language::en ? argument.substr(english_at) : argument.substr(1, english_at - 2);
    }
    return argument.front() == k_time ? local_time_text(argument.substr(1), language) : argument;
}

std::string message_text(const char* english, const std::vector<std::string>& arguments, Language language) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments) store.push_back(shown_argument(argument, language));
    return fmt::vformat(translate(language, english), store);
}

std::string system_reason(int number) {
    for (const Reason& reason : k_reasons)
        if (reason.number == number) return word_argument(reason.english);
    return word_argument(mark("the system refused it"));
}

}  // namespace base
