#include "platform/offscreen.h"

#include <array>
#include <cstring>
#include <epoxy/egl.h>
#include <sys/resource.h>
#include <utility>

namespace platform {
namespace {

bool has_client_extension(const char* name) {
    const char* all = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    return all != nullptr && std::strstr(all, name) != nullptr;
}

EGLDisplay initialised(EGLDisplay display) {
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE ? display : EGL_NO_DISPLAY;
}

EGLDisplay device_display() {
    if (!has_client_extension("EGL_EXT_platform_device")) return EGL_NO_DISPLAY;
    std::array<EGLDeviceEXT, 8> devices{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count) != EGL_TRUE) count = 0;
    for (EGLint i = 0; i < count; ++i) {
        const EGLDisplay display = initialised(
            eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr));
        if (display != EGL_NO_DISPLAY) return display;
    }
    return EGL_NO_DISPLAY;
}

/// Mesa without a surface, then any device, then the default display.
EGLDisplay open_display() {
    EGLDisplay display = EGL_NO_DISPLAY;
    if (has_client_extension("EGL_MESA_platform_surfaceless"))
        display = initialised(eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
    if (display == EGL_NO_DISPLAY) display = device_display();
    if (display == EGL_NO_DISPLAY) display = initialised(eglGetDisplay(EGL_DEFAULT_DISPLAY));
    return display;
}

EGLContext make_context(EGLDisplay display) {
    constexpr std::array<EGLint, 7> k_attributes{
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return EGL_NO_CONTEXT;
    const EGLContext context = eglCreateContext(display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, k_attributes.data());
    if (context == EGL_NO_CONTEXT) return EGL_NO_CONTEXT;
    if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_TRUE) return context;
    eglDestroyContext(display, context);
    return EGL_NO_CONTEXT;
}

}  // namespace

struct OffscreenContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
#ifndef __SANITIZE_ADDRESS__  // the driver stays loaded, so that a leak of its own is told by its name
        eglTerminate(display);
#endif
    }
};

namespace {

/// Of addresses. With less, Mesa's driver and its compiler end the program where they find no room, or cannot be opened
/// as if they were not installed.
constexpr rlim_t k_least_addresses = rlim_t{640} << 20;

bool is_short_of_memory() {
    rlimit limit{};
    return ::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur < k_least_addresses;
}

}  // namespace

OffscreenContext::OffscreenContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OffscreenContext::OffscreenContext(OffscreenContext&&) noexcept = default;
OffscreenContext& OffscreenContext::operator=(OffscreenContext&&) noexcept = default;
OffscreenContext::~OffscreenContext() = default;

base::Result<OffscreenContext> OffscreenContext::create() {
    auto impl = std::make_unique<Impl>();
    if (is_short_of_memory())
        return base::fail(base::ErrorKind::limit, "OpenGL",
                          base::mark("does not open within the limit of memory; raise it (ulimit -v) to 1 GB"));
    impl->display = open_display();
    if (impl->display == EGL_NO_DISPLAY)
        return base::fail(base::ErrorKind::refused, "OpenGL",
                          base::mark("no EGL display can be opened; install the packages libegl1 and libgl1-mesa-dri"));
    impl->context = make_context(impl->display);
    if (impl->context == EGL_NO_CONTEXT)
        return base::fail(base::ErrorKind::refused, "OpenGL",
                          base::mark("version 3.3 core is not offered by the driver; install libgl1-mesa-dri and set "
                                     "LIBGL_ALWAYS_SOFTWARE=1"));
    return OffscreenContext(std::move(impl));
}

}  // namespace platform
