// The decoder of what langtu-formats sends: no bytes do harm, pieces of any size give the same, and what it accepts
// is exactly what the encoder would have written.
#include "target.h"
#include "wire/codec.h"

namespace {

/// The layer, or nothing.
std::vector<wire::Layer> decode(std::string_view bytes, std::size_t piece) {
    wire::Limits limits;
    limits.features = 1000;
    wire::Decoder decoder(1, limits);
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        if (!decoder.feed(bytes.substr(at, piece))) return {};
    return decoder.finished() ? decoder.take() : std::vector<wire::Layer>{};
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    wire::Layer layer{"街道",
                      "EPSG:4490",
                      {{"名称", wire::FieldType::text}, {"n", wire::FieldType::integer}, {"x", wire::FieldType::real}},
                      {}};
    layer.features.push_back({{std::string("长安镇"), std::int64_t{-7}, 0.1}, wire::Position{120.5, 30.25}});
    layer.features.push_back({{{}, {}, {}}, {}});
    layer.features.push_back({{std::string("a"), {}, 1e300}, wire::Lines{{{1, 2}, {3, 4}}, {}}});
    layer.features.push_back({{std::string("b"), {}, {}}, wire::Points{{{1, 2}, {3, 4}}}});
    layer.features.push_back(
        {{std::string("c"), {}, {}},
         wire::Polygons{{{{0, 0}, {9, 0}, {9, 9}, {0, 0}}, {{{1, 1}, {2, 2}, {2, 1}, {1, 1}}}}, {}}});
    return {wire::encode(layer), wire::encode({"empty", "", {}, {}})};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::text_of(data, size);
    const auto whole = decode(bytes, size + 1);
    const auto pieces = decode(bytes, 7);
    fuzz::require(whole.size() == pieces.size(), "pieces are accepted where the whole is");
    if (!whole.empty()) fuzz::require(wire::encode(whole.front()) == bytes, "encoding again gives the same bytes");
    return 0;
}
