#include "platform/fonts.h"

#include <cstdlib>
#include <fontconfig/fontconfig.h>
#include <memory>
#include <optional>

namespace platform {
namespace {

struct PatternDeleter {
    void operator()(FcPattern* p) const { FcPatternDestroy(p); }
};
struct FontSetDeleter {
    void operator()(FcFontSet* s) const { FcFontSetDestroy(s); }
};

constexpr FcChar32 k_han_probe = 0x5733;  // 圳, missing from many "Chinese" fonts

bool covers_both_scripts(const FcPattern* font) {
    FcCharSet* charset = nullptr;
    return FcPatternGetCharSet(font, FC_CHARSET, 0, &charset) == FcResultMatch &&
           FcCharSetHasChar(charset, k_han_probe) == FcTrue && FcCharSetHasChar(charset, 'A') == FcTrue;
}

std::optional<FontFile> file_of(const FcPattern* font) {
    FcChar8* file = nullptr;
    int index = 0;
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    return FontFile{reinterpret_cast<const char*>(file), index & 0xffff};  // the upper bits number named instances
}

std::optional<FontFile> best_match(FcConfig* config, const char* wanted) {
    const std::unique_ptr<FcPattern, PatternDeleter> pattern(FcNameParse(reinterpret_cast<const FcChar8*>(wanted)));
    FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    const std::unique_ptr<FcFontSet, FontSetDeleter> sorted(
        FcFontSort(config, pattern.get(), FcTrue, nullptr, &result));
    for (int i = 0; sorted && i < sorted->nfont; ++i)
        if (covers_both_scripts(sorted->fonts[i])) return file_of(sorted->fonts[i]);
    return std::nullopt;
}

}  // namespace

base::Result<FontPair> find_fonts() {
    if (const char* override_file = std::getenv("LANGTU_FONT"); override_file != nullptr && *override_file != '\0') {
        if (!std::filesystem::is_regular_file(override_file))
            return base::fail(base::ErrorKind::refused, override_file,
                              base::mark("is no font file; correct or unset LANGTU_FONT"));
        const FontFile file{override_file, 0};
        return FontPair{file, file};
    }
    FcConfig* config = FcInitLoadConfigAndFonts();
    const auto regular =
        best_match(config, "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,sans-serif:lang=zh-cn:weight=80");
    if (!regular) {
        FcConfigDestroy(config);
        return base::fail(
            base::ErrorKind::refused, "",
            base::mark("no font with Chinese characters is installed; install one: apt install fonts-noto-cjk"));
    }
    const auto bold =
        best_match(config, "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,sans-serif:lang=zh-cn:weight=200");
    FcConfigDestroy(config);
    return FontPair{*regular, bold.value_or(*regular)};
}

}  // namespace platform
