// Content of any size on the clipboard of X11, in several forms: a picture for other programs, which GLFW's clipboard
// of text cannot hold. Main thread; what is offered is handed out on a thread of its own, over a connection of its own.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace platform {

/// One form of what is offered.
struct ClipboardForm {
    std::string type;  ///< as X names it: "image/png", "text/html"
    std::vector<std::byte> bytes;
};

class Clipboard {
public:
    /// Takes the clipboard from whoever has it. Refused where there is no X11.
    static base::Result<Clipboard> take(std::vector<ClipboardForm> forms);
    /// Hands it to the desktop's keeper of clipboards where there is one, which takes at most a second.
    ~Clipboard();
    Clipboard(Clipboard&&) noexcept;
    Clipboard& operator=(Clipboard&&) noexcept;

private:
    class Owner;
    explicit Clipboard(std::unique_ptr<Owner> owner);
    std::unique_ptr<Owner> owner_;
};

}  // namespace platform
