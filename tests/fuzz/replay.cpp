// Runs a fuzz target without libFuzzer: NAME_replay [--rounds N] [--seed S] [--keep FILE] [--write-seeds FOLDER]
// [path…] Seeds and files first, then N mutations of them. The same arguments do the same on every machine: after a
// crash the same run with --keep writes every input to FILE before it is tried, and so leaves the one that did it.
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "target.h"

namespace {

namespace fs = std::filesystem;

struct Options {
    unsigned long rounds = 0;
    unsigned seed = 1;
    fs::path keep;
    fs::path write_seeds;
    std::vector<fs::path> inputs;
};

Options parse(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const bool has_value = i + 1 < argc;
        if (argument == "--rounds" && has_value)
            options.rounds = std::stoul(argv[++i]);
        else if (argument == "--seed" && has_value)
            options.seed = static_cast<unsigned>(std::stoul(argv[++i]));
        else if (argument == "--keep" && has_value)
            options.keep = argv[++i];
        else if (argument == "--write-seeds" && has_value)
            options.write_seeds = argv[++i];
        else
            options.inputs.emplace_back(argument);
    }
    return options;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> load(const std::vector<fs::path>& inputs) {
    std::vector<fs::path> files;
    for (const fs::path& input : inputs) {
        if (fs::is_directory(input))
            for (const auto& entry : fs::directory_iterator(input)) files.push_back(entry.path());
        else if (fs::exists(input))
            files.push_back(input);
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> loaded;
    for (const fs::path& file : files) loaded.push_back(bytes_of(file));
    return loaded;
}

/// Changes `bytes` in one of the ways in which files are wrong.
void mutate(std::string& bytes, const std::vector<std::string>& corpus, std::mt19937& random) {
    const auto below = [&](std::size_t count) { return count == 0 ? 0 : random() % count; };
    const std::size_t at = below(bytes.size());
    constexpr std::string_view k_telling = "\x00\x01\x7F\x80\xFF\"',;\n\r\t{}[]:0-9eE.";
    switch (bytes.empty() ? 4 : below(8)) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(8))); break;
        case 2: bytes.resize(at); break;
        case 3: bytes.erase(at, 1 + below(16)); break;
        case 4: bytes.insert(at, 1 + below(8), k_telling[below(k_telling.size())]); break;
        case 5: bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(64))); break;
        case 6: {  // a number at one of its edges
            const std::uint32_t number = std::uint32_t{1} << below(32);
            const std::uint32_t edge = number - static_cast<std::uint32_t>(below(2));
            if (bytes.size() >= at + sizeof edge) std::memcpy(bytes.data() + at, &edge, sizeof edge);
            break;
        }
        default: {  // a piece of another input
            const std::string& other = corpus[below(corpus.size())];
            const std::string piece = other.substr(below(other.size()), 1 + below(64));
            bytes.replace(at, std::min(piece.size(), bytes.size() - at), piece);
        }
    }
}

void run(const std::string& bytes, const fs::path& keep) {
    if (!keep.empty()) std::ofstream(keep, std::ios::binary) << bytes;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

void write_seeds(const fs::path& folder) {
    fs::create_directories(folder);
    int number = 0;
    for (const std::string& seed : fuzz::seeds())
        std::ofstream(folder / ("seed-" + std::to_string(++number)), std::ios::binary) << seed;
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = parse(argc, argv);
    if (!options.write_seeds.empty()) write_seeds(options.write_seeds);
    std::vector<std::string> corpus = fuzz::seeds();
    for (std::string& input : load(options.inputs)) corpus.push_back(std::move(input));
    for (const std::string& input : corpus) run(input, options.keep);
    std::printf("%zu inputs, then %lu mutations with --seed %u\n", corpus.size(), options.rounds, options.seed);
    std::mt19937 random(options.seed);
    for (unsigned long round = 0; round < options.rounds; ++round) {
        std::string bytes = corpus[random() % corpus.size()];
        for (unsigned long changes = 1 + random() % 4; changes > 0; --changes) mutate(bytes, corpus, random);
        run(bytes, options.keep);
    }
    return 0;
}
