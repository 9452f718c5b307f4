#include "spatialite_session.h"

#include <spatialite.h>  // needs SQLite's header before it

namespace store {

SpatialiteSession::SpatialiteSession() : cache_(spatialite_alloc_connection()) {}

void SpatialiteSession::start_on(sqlite3* db) { spatialite_init_ex(db, cache_.get(), 0); }

void SpatialiteSession::CleanUp::operator()(void* cache) const { spatialite_cleanup_ex(cache); }

}  // namespace store
