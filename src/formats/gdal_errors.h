// Collects what GDAL complains about while an instance lives; failures count, warnings do not. One at a time.
#pragma once

#include <cpl_error.h>
#include <string>

namespace formats {

class GdalErrors {
public:
    GdalErrors() { CPLPushErrorHandlerEx(&GdalErrors::note, this); }
    ~GdalErrors() { CPLPopErrorHandler(); }
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;

    [[nodiscard]] bool any() const { return any_; }
    /// The first failure, on one line.
    [[nodiscard]] const std::string& first() const { return first_; }

private:
    static void note(CPLErr severity, CPLErrorNum, const char* message) {
        auto* self = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
        if (severity < CE_Failure || self->any_) return;
        self->any_ = true;
        self->first_ = message;
        for (char& c : self->first_)
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }

    bool any_ = false;
    std::string first_;
};

}  // namespace formats
