#include "table_pages.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace store {
namespace {

constexpr std::uint8_t k_leaf = 13, k_inner = 5, k_index_leaf = 10, k_index_inner = 2;
constexpr std::size_t k_file_header = 100;

/// Reads forward through bytes; once they end, ok() stays false.
class Cursor {
public:
    explicit Cursor(Bytes bytes) : left_(bytes) {}
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] Bytes left() const { return left_; }

    Bytes take(std::size_t size) {
        if (size > left_.size()) ok_ = false;
        if (!ok_) return {};
        const Bytes taken = left_.first(size);
        left_ = left_.subspan(size);
        return taken;
    }
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int i = 0; i < 9; ++i) {
            const Bytes byte = take(1);
            if (byte.empty()) return 0;
            if (i == 8) return (value << 8) | byte[0];
            value = (value << 7) | (byte[0] & 0x7FU);
            if (byte[0] < 0x80) return value;
        }
        return value;
    }
    std::int64_t integer(std::size_t size) {
        const Bytes bytes = take(size);
        if (bytes.empty()) return 0;
        std::uint64_t value = (bytes[0] & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
        for (const std::uint8_t byte : bytes) value = (value << 8) | byte;
        return static_cast<std::int64_t>(value);
    }

private:
    Bytes left_;
    bool ok_ = true;
};

/// One value of a record by its serial type.
std::optional<Field> decode_value(Cursor& body, std::uint64_t type) {
    constexpr std::size_t k_integer_sizes[] = {0, 1, 2, 3, 4, 6, 8};
    if (type == 0) return Field{};
    if (type <= 6) return Field{body.integer(k_integer_sizes[type])};
    if (type == 7) return Field{std::bit_cast<double>(body.integer(8))};
    if (type == 8 || type == 9) return Field{static_cast<std::int64_t>(type - 8)};
    if (type < 12) return std::nullopt;
    const Bytes bytes = body.take((type - 12) / 2);
    if (type % 2 == 0) return Field{Blob(bytes.begin(), bytes.end())};
    return Field{std::string(bytes.begin(), bytes.end())};
}

struct Page {
    Bytes bytes;
    std::size_t header = 0;  ///< where the header of the tree begins
    std::uint8_t kind = 0;
    std::size_t cells = 0;
    std::size_t pointers = 0;  ///< where the pointers to cells begin
};

/// A page of a tree of these kinds of pages.
std::optional<Page> look_at(const PageFile& pages, std::uint32_t number, std::uint8_t leaf = k_leaf,
                            std::uint8_t inner = k_inner) {
    Page page{pages.page(number), number == 1 ? k_file_header : 0};
    if (page.bytes.empty()) return std::nullopt;
    page.kind = page.bytes[page.header];
    if (page.kind != leaf && page.kind != inner) return std::nullopt;
    page.cells = read_u16(page.bytes, page.header + 3);
    page.pointers = page.header + (page.kind == inner ? 12 : 8);
    if (page.pointers + 2 * page.cells > page.bytes.size()) return std::nullopt;
    return page;
}

/// The bytes from a cell on; empty where its pointer leads into the header or out of the page.
Bytes cell_at(const Page& page, std::size_t index) {
    const std::size_t at = read_u16(page.bytes, page.pointers + 2 * index);
    if (at < page.pointers + 2 * page.cells || at >= page.bytes.size()) return {};
    return page.bytes.subspan(at);
}

/// Reads leaves. What overflows is limited in all, so that a file in which many rows share one long chain costs no
/// more than its size allows.
class LeafReader {
public:
    explicit LeafReader(const PageFile& pages) : pages_(pages), budget_(8 * pages.size()) {}

    Leaf read(const Page& page) {
        Leaf leaf;
        for (std::size_t i = 0; i < page.cells; ++i) {
            auto row = read_row(cell_at(page, i));
            if (row)
                leaf.rows.push_back(std::move(*row));
            else
                ++leaf.unreadable;
        }
        return leaf;
    }

private:
    std::optional<StoredRow> read_row(Bytes cell) {
        Cursor cursor(cell);
        const std::uint64_t size = cursor.varint();
        const auto id = static_cast<std::int64_t>(cursor.varint());
        if (!cursor.ok() || size == 0 || size > pages_.size()) return std::nullopt;
        StoredRow row{id, {}, {}};
        const auto payload = read_payload(cursor, size, row.overflow);
        auto fields = payload ? decode_record(*payload) : std::nullopt;
        if (!fields) return std::nullopt;
        row.fields = std::move(*fields);
        return row;
    }

    /// How much of a payload lies in the leaf itself, by the rule of the file format.
    [[nodiscard]] std::uint64_t local_part(std::uint64_t size) const {
        const std::uint64_t usable = pages_.page_size();
        if (size <= usable - 35) return size;
        const std::uint64_t least = (usable - 12) * 32 / 255 - 23;
        const std::uint64_t wanted = least + (size - least) % (usable - 4);
        return wanted <= usable - 35 ? wanted : least;
    }

    std::optional<Blob> read_payload(Cursor& cursor, std::uint64_t size, std::vector<std::uint32_t>& overflow) {
        const std::uint64_t local = local_part(size);
        const Bytes first = cursor.take(local);
        Blob payload(first.begin(), first.end());
        if (!cursor.ok()) return std::nullopt;
        if (local == size) return payload;
        const Bytes pointer = cursor.take(4);
        if (pointer.empty() || size > budget_) return std::nullopt;
        budget_ -= size;
        std::uint32_t next = read_u32(pointer, 0);
        while (payload.size() < size) {
            const Bytes page = next > 1 ? pages_.page(next) : Bytes{};
            if (page.empty()) return std::nullopt;
            overflow.push_back(next);
            next = read_u32(page, 0);
            const Bytes piece = page.subspan(4, std::min<std::size_t>(page.size() - 4, size - payload.size()));
            payload.insert(payload.end(), piece.begin(), piece.end());
        }
        return next == 0 ? std::optional(std::move(payload)) : std::nullopt;
    }

    const PageFile& pages_;
    std::uint64_t budget_;
};

std::vector<std::uint32_t> children_of(const Page& page) {
    std::vector<std::uint32_t> children{read_u32(page.bytes, page.header + 8)};
    for (std::size_t i = 0; i < page.cells; ++i)
        if (const Bytes cell = cell_at(page, i); cell.size() >= 4) children.push_back(read_u32(cell, 0));
    return children;
}

/// A page to visit, and the ids that may lie under it: above `low`, at most `high`.
struct Visit {
    std::uint32_t page;
    std::int64_t low, high;
};

bool ids_fit(const Leaf& leaf, const Visit& visit) {
    std::int64_t before = visit.low;
    for (const StoredRow& row : leaf.rows) {
        if (row.id < before || row.id > visit.high) return false;
        before = row.id;
    }
    return true;
}

/// The children of an inner page, last one first; false where one of them is wrong.
bool push_children(const Page& page, const Visit& visit, std::vector<Visit>& stack) {
    std::vector<Visit> children;
    std::int64_t low = visit.low;
    for (std::size_t i = 0; i < page.cells; ++i) {
        Cursor cell(cell_at(page, i));
        const Bytes pointer = cell.take(4);
        const auto key = static_cast<std::int64_t>(cell.varint());
        if (!cell.ok() || key < low || key > visit.high) return false;
        children.push_back({read_u32(pointer, 0), low, key});
        low = key;
    }
    children.push_back({read_u32(page.bytes, page.header + 8), low, visit.high});
    stack.insert(stack.end(), children.rbegin(), children.rend());
    return true;
}

}  // namespace

std::optional<std::vector<Field>> decode_record(Bytes record) {
    Cursor start(record);
    const std::uint64_t header_size = start.varint();
    const std::size_t first = record.size() - start.left().size();
    if (!start.ok() || header_size < first || header_size > record.size()) return std::nullopt;
    Cursor header(record.subspan(first, header_size - first));
    Cursor body(record.subspan(header_size));
    std::vector<Field> fields;
    while (!header.left().empty()) {
        const std::uint64_t type = header.varint();
        if (!header.ok()) return std::nullopt;
        auto value = decode_value(body, type);
        if (!value || !body.ok()) return std::nullopt;
        fields.push_back(std::move(*value));
    }
    if (!body.left().empty()) return std::nullopt;
    return fields;
}

Leaves read_leaves(const PageFile& pages) {
    LeafReader reader(pages);
    Leaves leaves;
    for (std::uint32_t number = 1; number <= pages.page_count(); ++number) {
        const auto page = look_at(pages, number);
        if (page && page->kind == k_leaf) leaves.emplace(number, reader.read(*page));
    }
    return leaves;
}

Tree walk_tree(const PageFile& pages, const Leaves& leaves, std::uint32_t root) {
    Tree tree;
    std::set<std::uint32_t> seen;
    std::vector<Visit> stack{
        {root, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}};
    while (!stack.empty()) {
        const Visit visit = stack.back();
        stack.pop_back();
        const auto page = seen.insert(visit.page).second ? look_at(pages, visit.page) : std::nullopt;
        const auto leaf = page && page->kind == k_leaf ? leaves.find(visit.page) : leaves.end();
        const bool odd_one_out = leaf != leaves.end() && leaf->second.rows.empty() && visit.page != root;
        if (leaf != leaves.end() && ids_fit(leaf->second, visit) && !odd_one_out)
            tree.leaves.push_back(visit.page);
        else if (!page || page->kind != k_inner || !push_children(*page, visit, stack))
            ++tree.unreadable_pages;
    }
    return tree;
}

IndexCount count_index(const PageFile& pages, std::uint32_t root) {
    IndexCount count;
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> stack{root};
    while (!stack.empty()) {
        const std::uint32_t number = stack.back();
        stack.pop_back();
        const auto page =
            seen.insert(number).second ? look_at(pages, number, k_index_leaf, k_index_inner) : std::nullopt;
        count.whole = count.whole && page;
        if (!page) continue;
        count.entries += static_cast<std::int64_t>(page->cells);  // an inner page lists rows of its own
        if (page->kind != k_index_inner) continue;
        const std::vector<std::uint32_t> children = children_of(*page);
        stack.insert(stack.end(), children.begin(), children.end());
    }
    return count;
}

std::vector<std::uint32_t> child_pages(const PageFile& pages, std::uint32_t number) {
    const auto page = look_at(pages, number);
    return page && page->kind == k_inner ? children_of(*page) : std::vector<std::uint32_t>{};
}

std::set<std::uint32_t> free_pages(const PageFile& pages) {
    std::set<std::uint32_t> free;
    const Bytes header = pages.page(1);
    std::uint32_t trunk = header.empty() ? 0 : read_u32(header, 32);
    while (trunk > 1 && free.insert(trunk).second) {
        const Bytes page = pages.page(trunk);
        if (page.empty()) break;
        const std::size_t count = std::min<std::size_t>(read_u32(page, 4), page.size() / 4 - 2);
        for (std::size_t i = 0; i < count; ++i) free.insert(read_u32(page, 8 + 4 * i));
        trunk = read_u32(page, 0);
    }
    // Where the header counts other than what was found, one of them is damaged and no page is called free.
    return !header.empty() && free.size() == read_u32(header, 36) ? free : std::set<std::uint32_t>{};
}

}  // namespace store
