// Rows of one kind, shared by copies until one of them changes: the next plan after an edit shares every list that the
// edit left alone, so an edit costs what it touches and not what the plan holds. Reading through a const Rows never
// copies; any access through a Rows that is not const makes it the only owner first. A value like std::vector; what is
// shared is never changed, so copies may be read from any thread.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace plan {

template <class Row>
class Rows {
public:
    using value_type = Row;
    using iterator = typename std::vector<Row>::iterator;
    using const_iterator = typename std::vector<Row>::const_iterator;

    Rows() = default;
    Rows(std::initializer_list<Row> rows) : Rows(std::vector<Row>(rows)) {}
    explicit(false) Rows(std::vector<Row> rows) : rows_(std::make_shared<std::vector<Row>>(std::move(rows))) {}

    [[nodiscard]] const std::vector<Row>& get() const {
        static const std::vector<Row> none;
        return rows_ ? *rows_ : none;
    }
    explicit(false) operator const std::vector<Row>&() const { return get(); }
    /// To be changed; this is the only owner from here on.
    std::vector<Row>& edit() {
        if (!rows_)
            rows_ = std::make_shared<std::vector<Row>>();
        else if (rows_.use_count() > 1)
            rows_ = std::make_shared<std::vector<Row>>(*rows_);
        return *rows_;
    }
    /// Whether both are the same rows without a look at them.
    [[nodiscard]] bool shares(const Rows& other) const { return rows_ == other.rows_; }

    [[nodiscard]] const_iterator begin() const { return get().begin(); }
    [[nodiscard]] const_iterator end() const { return get().end(); }
    [[nodiscard]] auto rbegin() const { return get().rbegin(); }
    [[nodiscard]] auto rend() const { return get().rend(); }
    [[nodiscard]] std::size_t size() const { return get().size(); }
    [[nodiscard]] bool empty() const { return get().empty(); }
    [[nodiscard]] const Row* data() const { return get().data(); }
    [[nodiscard]] const Row& operator[](std::size_t i) const { return get()[i]; }
    [[nodiscard]] const Row& at(std::size_t i) const { return get().at(i); }
    [[nodiscard]] const Row& front() const { return get().front(); }
    [[nodiscard]] const Row& back() const { return get().back(); }

    iterator begin() { return edit().begin(); }
    iterator end() { return edit().end(); }
    Row& operator[](std::size_t i) { return edit()[i]; }
    Row& at(std::size_t i) { return edit().at(i); }
    Row& front() { return edit().front(); }
    Row& back() { return edit().back(); }
    void push_back(Row row) { edit().push_back(std::move(row)); }
    void pop_back() { edit().pop_back(); }
    void clear() { rows_.reset(); }
    void resize(std::size_t count) { edit().resize(count); }
    void reserve(std::size_t count) { edit().reserve(count); }
    iterator erase(const_iterator at) { return edit().erase(at); }
    iterator erase(const_iterator from, const_iterator to) { return edit().erase(from, to); }
    template <class At, class... Values>
    iterator insert(At at, Values&&... values) {
        return edit().insert(at, std::forward<Values>(values)...);
    }

    friend bool operator==(const Rows& a, const Rows& b) { return a.shares(b) || a.get() == b.get(); }

private:
    std::shared_ptr<std::vector<Row>> rows_;
};

template <class Row, class Predicate>
std::size_t erase_if(Rows<Row>& rows, Predicate predicate) {
    return std::erase_if(rows.edit(), predicate);
}

}  // namespace plan
