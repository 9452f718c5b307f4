#include "ooxml_package.h"

#include <utility>

#include "xml_reader.h"

namespace formats {
namespace {

/// A target as seen from the folder of the part that refers to it.
std::string resolved(const std::string& folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string base = folder;
    while (target.starts_with("../") || target.starts_with("./")) {
        if (target.starts_with("../") && !base.empty()) {
            base.pop_back();  // its slash
            base.erase(base.rfind('/') + 1);
        }
        target.remove_prefix(target.find('/') + 1);
    }
    return base + std::string(target);
}

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

class RelationsHandler final : public XmlHandler {
public:
    RelationsHandler(std::string folder, std::vector<Relation>& relations)
        : folder_(std::move(folder)), relations_(relations) {}
    void begin(const XmlName& name, const XmlAttributes& attributes) override {
        if (name.local != "Relationship" || attributes.get("TargetMode") == "External") return;
        const std::string_view type = attributes.get("Type");
        relations_.push_back({std::string(attributes.get("Id")), std::string(type.substr(type.rfind('/') + 1)),
                              resolved(folder_, attributes.get("Target"))});
    }
    void end(const XmlName&) override {}
    void text(std::string_view) override {}

private:
    std::string folder_;
    std::vector<Relation>& relations_;
};

}  // namespace

base::Result<void> read_xml(ZipFile& zip, const std::string& part, XmlHandler& handler) {
    XmlReader reader(handler, part);
    const auto read = zip.read(part, [&](std::string_view bytes) { return reader.feed(bytes); });
    if (!read) return base::pass(read.error());
    return reader.finish();
}

base::Result<std::vector<Relation>> relations_of(ZipFile& zip, const std::string& part) {
    std::vector<Relation> relations;
    const std::string folder = folder_of(part);
    const std::string file = part_named(zip, folder + "_rels/" + part.substr(folder.size()) + ".rels");
    if (!zip.has(file)) return relations;
    RelationsHandler handler(folder, relations);
    if (auto read = read_xml(zip, file, handler); !read) return base::pass(read.error());
    for (Relation& relation : relations) relation.target = part_named(zip, relation.target);
    return relations;
}

std::string part_named(const ZipFile& zip, const std::string& name) {
    return zip.has(name) ? name : zip.find_folded(name).value_or(name);
}

}  // namespace formats
