// An OpenGL 3.3 core context without a window or a display server (EGL). Current on the thread that made it.
#pragma once

#include <memory>

#include "base/result.h"

namespace platform {

class OffscreenContext {
public:
    static base::Result<OffscreenContext> create();
    OffscreenContext(OffscreenContext&&) noexcept;
    OffscreenContext& operator=(OffscreenContext&&) noexcept;
    ~OffscreenContext();

private:
    struct Impl;
    explicit OffscreenContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace platform
