// Prefixes and what they stand for while an XML text is read. Expat could do it, but looks every attribute up in a
// table of hashes anew, which is most of the time that a spreadsheet takes. Owned by one thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace formats {

/// A name of an element or an attribute.
struct XmlName {
    std::string_view space;  ///< the namespace; empty: none
    std::string_view local;
};

class XmlNames {
public:
    /// An element begins: takes in what its attributes declare.
    void begin(const char** attributes);
    void end();
    /// False: its prefix stands for nothing.
    bool resolve_element(std::string_view name, XmlName& out);
    /// The same; the parser keeps the name of an attribute in one place, so that it is looked up once.
    bool resolve_attribute(const char* name, XmlName& out);
    static bool is_declaration(std::string_view name) { return name == "xmlns" || name.starts_with("xmlns:"); }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    struct Binding {
        std::string prefix, space;
        int depth = 0;
    };

    bool resolve(std::string_view name, bool with_default, XmlName& out) const;

    std::vector<Binding> bindings_;  ///< inner ones last
    std::unordered_map<std::string, XmlName, Hash, std::equal_to<>> elements_;
    std::unordered_map<const char*, XmlName> attributes_;
    int depth_ = 0;
};

}  // namespace formats
