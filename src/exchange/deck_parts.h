// The parts of a .pptx that are the same in every deck: theme, master, layout, notes master and settings, after
// ECMA-376 (transitional). Private to exchange.
#pragma once

#include <string>

namespace exchange::deck {

inline constexpr const char* k_declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";

/// Names of the namespaces that slides and masters use, as attributes.
inline constexpr const char* k_namespaces =
    R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
    R"(xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main")";

/// `name`: slides and notes have each a theme of their own, else PowerPoint repairs the deck.
std::string theme(const char* name);
std::string slide_master();
std::string slide_layout();
std::string notes_master();
std::string presentation_properties();
std::string view_properties();
std::string table_styles();

}  // namespace exchange::deck
