#include "lockdown.h"

#include <array>
#include <cerrno>
#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_vsi_virtual.h>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <proj.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <utility>

#if defined(__SANITIZE_ADDRESS__)
// GDAL never frees the file systems that restrict_gdal() replaces, and this process ends with its one file anyway.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

namespace formats {
namespace {

constexpr std::array k_dropped_environment{"GDAL_DRIVER_PATH",
                                           "OGR_DRIVER_PATH",
                                           "GDAL_PYTHON_DRIVER_PATH",
                                           "GDAL_CONFIG_FILE",
                                           "OGR_SQLITE_PRAGMA",
                                           "SPATIALITE_SECURITY",
                                           "OGR_SQLITE_LOAD_EXTENSIONS",
                                           "PYTHONSO",
                                           "SQLITE_TMPDIR",
                                           "GDAL_VRT_ENABLE_PYTHON",
                                           "GDAL_VRT_PYTHON_TRUSTED_MODULES",
                                           "http_proxy",
                                           "https_proxy",
                                           "HTTP_PROXY",
                                           "HTTPS_PROXY"};

constexpr std::array<std::pair<const char*, const char*>, 19> k_options{{
    {"GDAL_DRIVER_PATH", "disable"},
    {"GDAL_VRT_ENABLE_PYTHON", "NO"},
    {"GDAL_VRT_ENABLE_RAWRASTERBAND", "NO"},
    {"CPL_VSIL_CURL_ALLOWED_FILENAME", "/none"},
    {"GDAL_HTTP_TIMEOUT", "1"},
    {"GDAL_HTTP_CONNECTTIMEOUT", "1"},
    {"GDAL_HTTP_MAX_RETRY", "0"},
    {"PROJ_NETWORK", "OFF"},
    {"GDAL_PAM_ENABLED", "NO"},
    {"OGR_SQLITE_PRAGMA", "trusted_schema=0,cell_size_check=1,mmap_size=0,query_only=1"},
    {"OGR_SQLITE_LIST_VIRTUAL_OGR", "NO"},
    {"GML_DOWNLOAD_SCHEMA", "NO"},
    {"LIBKML_RESOLVE_STYLE", "NO"},
    {"OGR_GEOJSON_MAX_OBJ_SIZE", "20"},
    {"OGR_CSV_MAX_FIELD_COUNT", "1000"},
    {"OGR_CSV_MAX_LINE_SIZE", "1000000"},
    {"DXF_FEATURE_LIMIT_PER_BLOCK", "10000"},
    {"DXF_MAX_BSPLINE_CONTROL_POINTS", "2000"},
    {"GDAL_CACHEMAX", "128"},
}};

constexpr std::array k_remote_prefixes{"/vsicurl/",
                                       "/vsicurl?",
                                       "/vsicurl_streaming/",
                                       "/vsis3/",
                                       "/vsis3_streaming/",
                                       "/vsigs/",
                                       "/vsiaz/",
                                       "/vsigs_streaming/",
                                       "/vsiaz_streaming/",
                                       "/vsiadls/",
                                       "/vsioss_streaming/",
                                       "/vsioss/",
                                       "/vsiswift/",
                                       "/vsiswift_streaming/",
                                       "/vsiwebhdfs/",
                                       "/vsihdfs/",
                                       "/vsistdin/",
                                       "/vsistdin?",
                                       "/vsistdout/",
                                       "/vsistdout_redirect/"};

constexpr rlim_t k_cpu_s = 20;
constexpr rlim_t k_file_bytes = 64U << 20U;
[[maybe_unused]] constexpr rlim_t k_memory_bytes = 2UL << 30U;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool k_limit_memory = false;  // the shadow memory alone is larger
#else
constexpr bool k_limit_memory = true;
#endif

void limit(int resource, rlim_t value) {
    const rlimit wanted{value, value};
    setrlimit(static_cast<__rlimit_resource>(resource), &wanted);
}

/// Answers socket() with EPERM: for kernels that give us no network namespace.
void refuse_sockets() {
    std::array<sock_filter, 4> code{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog program{static_cast<unsigned short>(code.size()), code.data()};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/// A file system in which nothing can be opened.
class RefusingFiles final : public VSIFilesystemHandler {
public:
    VSIVirtualHandle* Open(const char*, const char*, bool, CSLConstList) override { return nullptr; }
    int Stat(const char*, VSIStatBufL*, int) override {
        errno = EACCES;
        return -1;
    }
};

CPLHTTPResult* refuse_http(const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
    CPLError(CE_Failure, CPLE_AppDefined, "the file refers to the network, which is not allowed");
    return nullptr;
}

}  // namespace

void restrict_process() {
    for (const char* name : k_dropped_environment) unsetenv(name);
    limit(RLIMIT_CPU, k_cpu_s);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, k_file_bytes);
    if (k_limit_memory) limit(RLIMIT_AS, k_memory_bytes);
    std::signal(SIGXFSZ, SIG_IGN);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) refuse_sockets();
    limit(RLIMIT_NPROC, 1);
}

void restrict_gdal() {
    for (const auto& [name, value] : k_options) CPLSetConfigOption(name, value);
    proj_context_set_enable_network(nullptr, 0);
    for (const char* prefix : k_remote_prefixes)
        VSIFileManager::InstallHandler(prefix, new RefusingFiles);  // NOLINT(*NewDeleteLeaks): GDAL owns it now
    CPLHTTPSetFetchCallback(refuse_http, nullptr);
}

}  // namespace formats
