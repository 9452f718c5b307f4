// What scenes have on the graphics card: one entry for each list, table of fill styles and glyph image, found by
// identity and kept while it is drawn. Private to render; on the thread of its context.
#pragma once

#include <deque>
#include <memory>
#include <utility>

#include "gpu/objects.h"
#include "render/renderer.h"
#include "scene/scene.h"

namespace render {

struct UploadedList {
    gpu::Buffer fill_vertices, fill_indices, lines, symbols, glyphs;

    void upload(const scene::DrawList& list, UploadedBytes& bytes);
};

/// Two texels a shape: its colour; its pattern's colour with the pattern in place of alpha, for fills are opaque.
struct UploadedStyles {
    gpu::Buffer texels;
    gpu::Texture texture;

    void upload(const scene::FillStyles& styles, UploadedBytes& bytes);
};

struct UploadedGlyphs {
    gpu::Texture texture;
    int width = 0, height = 0;

    void upload(const scene::GlyphImage& image, UploadedBytes& bytes);
};

struct UploadedPicture {
    gpu::Texture texture;

    void upload(const scene::Picture& picture, UploadedBytes& bytes);
};

/// Entries of one kind. What was not asked for during a picture makes room for what the next one brings.
template <class Source, class Data>
class Kept {
public:
    const Data& get(const std::shared_ptr<const Source>& source, UploadedBytes& bytes) {
        Entry* spare = nullptr;
        for (Entry& entry : entries_) {
            if (entry.source == source) return mark(entry);
            if (!entry.source) spare = &entry;
        }
        Entry& entry = spare != nullptr ? *spare : entries_.emplace_back();
        entry.data.upload(*source, bytes);
        entry.source = source;
        return mark(entry);
    }
    void release_unused() {
        for (Entry& entry : entries_)
            if (!std::exchange(entry.used, false)) entry.source.reset();
    }

private:
    struct Entry {
        std::shared_ptr<const Source> source;
        Data data;
        bool used = false;
    };
    static const Data& mark(Entry& entry) {
        entry.used = true;
        return entry.data;
    }
    std::deque<Entry> entries_;
};

struct Uploads {
    Kept<scene::DrawList, UploadedList> lists;
    Kept<scene::FillStyles, UploadedStyles> styles;
    Kept<scene::GlyphImage, UploadedGlyphs> glyphs;
    Kept<scene::Picture, UploadedPicture> pictures;
    UploadedBytes bytes;

    void end_picture() {
        lists.release_unused();
        styles.release_unused();
        glyphs.release_unused();
        pictures.release_unused();
    }
};

}  // namespace render
