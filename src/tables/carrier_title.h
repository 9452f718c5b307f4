// What a title of a list of carriers says: every word of it is known, or it is over. Longest match first. Private to
// tables; immutable once made, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "carrier_words.h"
#include "folded.h"
#include "units.h"

namespace tables {

struct CarrierTitle {
    std::vector<CarrierRole> roles;      ///< each once; more than one: it is not clear
    bool function_or_programme = false;  ///< by what stands under it
    std::vector<Unit> units;             ///< each once
    std::vector<std::string> systems;    ///< keys, each once
    std::vector<AnglePart> parts;        ///< each once; 度 says nothing where there are no minutes
    std::vector<std::string> over;       ///< what nobody knows, as written
    [[nodiscard]] bool names_something() const { return !roles.empty() || function_or_programme; }
};

class CarrierTitleReader {
public:
    explicit CarrierTitleReader(const CarrierWords& words);

    [[nodiscard]] CarrierTitle read(std::string_view title) const;
    [[nodiscard]] const UnitReader& units() const { return units_; }
    /// The key of a reference system that a text names and nothing else; else a code like EPSG:4549 as it is.
    [[nodiscard]] std::optional<std::string> system(std::string_view text) const;

private:
    enum class Sort : std::uint8_t { neutral, role, function_or_programme, system, angle_part };
    struct Word {
        std::u32string text;
        Sort sort = Sort::neutral;
        CarrierRole role = CarrierRole::left_out;
        std::string system;
        AnglePart part = AnglePart::degrees;
    };
    struct Match {
        std::size_t end = 0;
        const Word* word = nullptr;
    };

    void add(Word word);
    [[nodiscard]] const Word* whole(const std::u32string& title) const;
    [[nodiscard]] Match longest(const Folded& title, std::size_t at) const;
    [[nodiscard]] std::optional<UnitReader::Found> unit_at(const Folded& title, std::size_t at) const;

    std::unordered_map<char32_t, std::vector<Word>> words_;  ///< by first character; longest first
    UnitReader units_;
};

}  // namespace tables
