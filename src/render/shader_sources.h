// The texts of shaders/, compiled in.
#pragma once

namespace render::shaders {

extern const char* const common_glsl;
extern const char* const box_vert;
extern const char* const box_frag;
extern const char* const fill_vert;
extern const char* const solid_frag;
extern const char* const pattern_frag;
extern const char* const line_vert;
extern const char* const line_frag;
extern const char* const symbol_vert;
extern const char* const symbol_frag;
extern const char* const picture_vert;
extern const char* const picture_frag;
extern const char* const text_vert;
extern const char* const text_frag;

}  // namespace render::shaders
