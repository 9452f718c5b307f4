#include "ods.h"

#include "base/error_words.h"
#include "ods_handler.h"
#include "ooxml_package.h"

namespace formats {
namespace {

/// A part of its own for the styles that have names.
class StylesHandler final : public XmlHandler {
public:
    explicit StylesHandler(OdsStyles& styles) : styles_(styles) {}
    void begin(const XmlName& name, const XmlAttributes& attributes) override {
        styles_.begin(ods_space(name.space), name.local, attributes);
    }
    void end(const XmlName& name) override { styles_.end(ods_space(name.space), name.local); }
    void text(std::string_view text) override { styles_.text(text); }

private:
    OdsStyles& styles_;
};

base::Result<void> check_not_encrypted(ZipFile& zip) {
    constexpr const char* k_manifest = "META-INF/manifest.xml";
    if (!zip.has(k_manifest)) return {};
    const auto manifest = zip.whole(k_manifest);
    if (!manifest) return base::pass(manifest.error());
    if (manifest->find("encryption-data") == std::string::npos) return {};
    return base::fail(base::ErrorKind::refused, "",
                      base::mark("is encrypted; open it in a spreadsheet program and save it without a password"));
}

}  // namespace

base::Result<wire::Workbook> read_ods(ZipFile& zip, const SheetChoice& choice) {
    if (auto open = check_not_encrypted(zip); !open) return base::pass(open.error());
    OdsStyles styles;
    StylesHandler named(styles);
    if (zip.has("styles.xml"))
        if (auto read = read_xml(zip, "styles.xml", named); !read) return base::pass(read.error());
    SheetCollector sheets(choice);
    OdsHandler handler(styles, sheets);
    if (auto read = read_xml(zip, "content.xml", handler); !read) return base::pass(read.error());
    sheets.end();
    return sheets.finish(wire::Container::ods);
}

base::Result<wire::Workbook> read_flat_ods(std::string_view bytes, const SheetChoice& choice) {
    OdsStyles styles;
    SheetCollector sheets(choice);
    OdsHandler handler(styles, sheets);
    XmlReader reader(handler, "XML");
    reader.feed(bytes);
    if (auto read = reader.finish(); !read) return base::pass(read.error());
    sheets.end();
    return sheets.finish(wire::Container::ods);
}

}  // namespace formats
