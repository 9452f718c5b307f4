// Fisher's optimal partition by dynamic programming. The best first index of the last class does not go down as the end
// goes up, so each layer is filled by divide and conquer: O(k n log n) instead of O(k n²).
#include <algorithm>
#include <limits>

#include "breaks.h"

namespace plan {
namespace {

class Partition {
public:
    Partition(std::span<const double> values, std::span<const int> weights) : size_(static_cast<int>(values.size())) {
        long double mean = 0, count = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            count += weights[i];
            mean += (values[i] - mean) * weights[i] / count;
        }
        for (auto* sums : {&count_, &sum_, &squares_}) sums->push_back(0);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const long double deviation = values[i] - mean;  // small numbers: the squares keep their digits
            count_.push_back(count_.back() + weights[i]);
            sum_.push_back(sum_.back() + weights[i] * deviation);
            squares_.push_back(squares_.back() + weights[i] * deviation * deviation);
        }
    }

    /// First index of every class but the lowest.
    std::vector<int> starts(int classes) {
        best_.assign(static_cast<std::size_t>(size_) + 1, 0);
        for (int end = 1; end <= size_; ++end) best_[at(end)] = cost(0, end);
        std::vector<std::vector<int>> layers;
        for (int layer = 2; layer <= classes; ++layer) {
            next_.assign(best_.size(), std::numeric_limits<long double>::infinity());
            starts_.assign(best_.size(), 0);
            fill(layer, size_, layer - 1, size_ - 1);
            best_.swap(next_);
            layers.push_back(starts_);
        }
        std::vector<int> result;
        int end = size_;
        for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
            end = (*layer)[at(end)];
            result.insert(result.begin(), end);
        }
        return result;
    }

private:
    static std::size_t at(int index) { return static_cast<std::size_t>(index); }

    /// Sum of squared deviations of the values [begin, end) from their mean.
    [[nodiscard]] long double cost(int begin, int end) const {
        const long double sum = sum_[at(end)] - sum_[at(begin)];
        const long double count = count_[at(end)] - count_[at(begin)];
        return std::max(squares_[at(end)] - squares_[at(begin)] - sum * sum / count, 0.0L);
    }

    /// Ends first_end … last_end of this layer, whose last class starts between first_start and last_start.
    void fill(int first_end, int last_end, int first_start, int last_start) {
        if (first_end > last_end) return;
        const int end = first_end + (last_end - first_end) / 2;
        int best_start = first_start;
        for (int start = first_start; start <= std::min(last_start, end - 1); ++start) {
            const long double total = best_[at(start)] + cost(start, end);
            if (total >= next_[at(end)]) continue;
            next_[at(end)] = total;
            best_start = start;
        }
        starts_[at(end)] = best_start;
        fill(first_end, end - 1, first_start, best_start);
        fill(end + 1, last_end, best_start, last_start);
    }

    int size_;
    std::vector<long double> count_, sum_, squares_;
    std::vector<long double> best_, next_;
    std::vector<int> starts_;
};

}  // namespace

std::vector<double> jenks_breaks(std::span<const double> different, std::span<const int> weights, int classes) {
    std::vector<double> breaks;
    for (const int start : Partition(different, weights).starts(classes))
        breaks.push_back(different[static_cast<std::size_t>(start)]);
    return breaks;
}

}  // namespace plan
