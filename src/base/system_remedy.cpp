#include "base/system_remedy.h"

#include <cerrno>

#include "base/error_words.h"

namespace base {

std::string system_remedy(int number) {
    switch (number) {
        case EACCES:
        case EPERM: return word_argument(mark("choose a folder where you may write"));
        case ENOSPC:
        case EDQUOT: return word_argument(mark("make room or choose another folder"));
        case ENOENT:
        case ENOTDIR: return word_argument(mark("choose a folder that exists"));
        case EISDIR: return word_argument(mark("give the name of a file"));
        case ENAMETOOLONG: return word_argument(mark("choose a shorter name"));
        case EIO: return word_argument(mark("check the disk"));
        case EBUSY:
        case ETXTBSY:
        case EMFILE:
        case ENFILE:
        case ENOMEM: return word_argument(mark("close other programs and try again"));
        case ESTALE:
        case ENOTCONN:
        case EHOSTDOWN:
        case ETIMEDOUT: return word_argument(mark("connect the folder again"));
        default: return word_argument(mark("choose another folder"));
    }
}

}  // namespace base
