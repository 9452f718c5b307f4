// XML by events, with namespaces, within limits: a depth, no document type. A handler is told what begins and ends, and
// the text between, whole. Owned by one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "xml_names.h"

namespace formats {

/// The attributes of one element, looked up by name while it begins.
class XmlAttributes {
public:
    XmlAttributes(const char** pairs, XmlNames& names) : pairs_(pairs), names_(names) {}

    /// By local name, in whatever namespace.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view local) const;
    [[nodiscard]] std::string_view get(std::string_view local) const { return find(local).value_or(""); }

    /// Each name with its value, but for those that declare prefixes or have one that stands for nothing.
    template <class Visit>
    void each(const Visit& visit) const {
        XmlName name;
        for (const char** at = pairs_; *at != nullptr; at += 2)
            if (!XmlNames::is_declaration(at[0]) && names_.resolve_attribute(at[0], name))
                visit(name, std::string_view(at[1]));
    }

private:
    const char** pairs_;
    XmlNames& names_;
};

/// "1", "true" or "on", as flags are written.
bool is_true(std::string_view flag);

class XmlHandler {
public:
    XmlHandler() = default;
    virtual ~XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;

    virtual void begin(const XmlName& name, const XmlAttributes& attributes) = 0;
    virtual void end(const XmlName& name) = 0;
    /// In pieces; only while wants_text().
    virtual void text(std::string_view text) = 0;
    /// False: nothing of what follows matters.
    [[nodiscard]] virtual bool wants_more() const { return true; }
};

class XmlReader {
public:
    /// `part` names it in errors. `encoding` goes before what the file says of itself.
    XmlReader(XmlHandler& handler, std::string part, const char* encoding = nullptr);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    /// False once nothing more is wanted, or there was an error.
    bool feed(std::string_view bytes);
    /// After the last piece.
    base::Result<void> finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace formats
