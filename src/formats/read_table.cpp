#include "read_table.h"

#include "file_bytes.h"
#include "wire/grid_codec.h"
#include "wire/table_limits.h"
#include "workbook/read_workbook.h"

namespace formats {

base::Result<void> read_table(const TableRequest& request, const Sink& sink) {
    const auto bytes = file_bytes(request.file, wire::TableLimits{}.file_bytes);
    if (!bytes) return base::pass(bytes.error());
    auto workbook =
        read_workbook(*bytes, {{request.sheet, request.survey}, request.encoding, request.file.stem().string()});
    if (!workbook) {
        workbook.error().subject = request.file.string();
        return base::pass(workbook.error());
    }
    if (!wire::encode(*workbook, sink))
        return base::fail(base::ErrorKind::io, request.file.string(),
                          base::mark("was read, but nobody takes the rows; try again"));
    return {};
}

}  // namespace formats
