// SpatiaLite on one connection: only for making a project; reading needs none of it.
// Must outlive the connection that it was started on.
#pragma once

#include <memory>
#include <sqlite3.h>

namespace store {

class SpatialiteSession {
public:
    SpatialiteSession();
    void start_on(sqlite3* db);

private:
    struct CleanUp {
        void operator()(void* cache) const;
    };
    std::unique_ptr<void, CleanUp> cache_;
};

}  // namespace store
