// Random values that can be had again: the seed is printed, and LANGTU_SEED sets it.
#pragma once

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace support {

class Seeded {
public:
    explicit Seeded(const char* what, unsigned seed = 20240607) {
        if (const char* wanted = std::getenv("LANGTU_SEED")) seed = static_cast<unsigned>(std::stoul(wanted));
        std::cout << what << ": LANGTU_SEED=" << seed << "\n";
        engine_.seed(seed);
    }

    /// One of many, by its own number: whoever runs them says which.
    explicit Seeded(unsigned seed) : engine_(seed) {}

    /// In [low, high). The same on every machine, unlike std::uniform_real_distribution.
    double real(double low, double high) {
        return low + (high - low) * (static_cast<double>(engine_()) / 4294967296.0);
    }
    /// In [0, count).
    std::size_t index(std::size_t count) { return engine_() % count; }

private:
    std::mt19937 engine_;
};

}  // namespace support
