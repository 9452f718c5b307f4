// The protocol between langtu-formats and Langtu: a magic word, then frames of kind, length and payload, little-endian.
// One header frame, a frame for each feature, one end frame with the number of features; a stream without its end is
// truncated. Every length is checked against what is there and against Limits before anything is allocated for it.
// It knows no process and no pipe: bytes in, bytes out. A Decoder belongs to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "wire/layer.h"

namespace wire {

/// What both sides keep to; more is refused as ErrorKind::limit.
struct Limits {
    std::size_t features = 2'000'000;
    std::size_t fields = 1'000;
    std::size_t text_bytes = 1'000'000;
    std::size_t frame_bytes = 64U << 20U;
};

/// Appends the magic word and the header of `layer` (its features are not looked at).
void append_header(std::string& out, const Layer& layer);
void append_feature(std::string& out, const Feature& feature);
void append_end(std::string& out, std::size_t feature_count);

/// The whole layer as one stream.
std::string encode(const Layer& layer);

/// Takes `layer_count` streams, one after the other, in pieces of any size. After an error it stays failed.
class Decoder {
public:
    explicit Decoder(std::size_t layer_count = 1, Limits limits = {}) : layer_count_(layer_count), limits_(limits) {}

    base::Result<void> feed(std::string_view bytes);
    [[nodiscard]] bool finished() const { return state_ == State::finished; }
    /// How many layers have come to their end.
    [[nodiscard]] std::size_t layers_done() const { return layers_.size(); }
    /// The layers, once finished() is true.
    std::vector<Layer> take() { return std::move(layers_); }

private:
    enum class State { magic, header, features, finished, failed };

    base::Result<bool> step();
    base::Result<void> frame(char kind, std::string_view payload);
    base::Result<void> read_header(std::string_view payload);
    base::Result<void> read_feature(std::string_view payload);
    base::Result<void> read_end(std::string_view payload);

    std::size_t layer_count_;
    Limits limits_;
    State state_ = State::magic;
    std::string pending_;
    std::size_t used_ = 0;  ///< bytes at the front of pending_ that are done with
    Layer layer_;           ///< the one that is coming in
    std::vector<Layer> layers_;
};

}  // namespace wire
