// Rows of a file of changes: whatever the text is, only known tables and columns come out, and what was read survives
// writing and reading.
#include <algorithm>

#include "records.h"
#include "rows_json.h"
#include "target.h"

std::vector<std::string> fuzz::seeds() {
    return {R"([{"table":"carriers","id":7,"change":"update","columns":{"geom":[{"lon":120.5,"lat":30.5},null],)"
            R"("notes":[null,"门在北侧"],"number":[7,8],"floor_area_m2":[12000.5,1e5]}}])",
            R"([{"table":"carriers","id":9007199254740991,"change":"insert","columns":{"name_zh":[null,"新载体"]}}])",
            R"([{"table":"accepted_findings","id":1,"change":"remove","columns":{"note":["有意",null]}}])",
            R"([{"table":"observations","id":5,"change":"update","columns":{"value":[1.5,2.5],"sample":[0,1]}}])",
            R"([{"table":"class_thresholds","id":1,"change":"insert","columns":{"behind":[null,0.5]}}])",
            R"([{"table":"carriers","id":7,"change":"guard","columns":{"removed":[0,0]}}])",
            "[]"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto rows = store::rows_from_json(fuzz::text_of(data, size));
    if (!rows) return 0;
    for (const store::RowChange& row : *rows)
        fuzz::require(std::find(store::k_recorded_tables.begin(), store::k_recorded_tables.end(), row.table) !=
                          store::k_recorded_tables.end(),
                      "only tables that are edited");
    fuzz::require(store::rows_from_json(store::rows_to_json(*rows)) == rows, "rows survive");
    return 0;
}
