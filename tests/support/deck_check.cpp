#include "deck_check.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <zip.h>

namespace support {
namespace {

namespace fs = std::filesystem;

class Checker {
public:
    explicit Checker(const Package& package) : package_(package) {}

    std::vector<std::string> faults() {
        if (package_.order.empty()) return {"is no archive"};
        expect(package_.order.front() == "[Content_Types].xml", "the types are not the first entry");
        expect(std::set(package_.order.begin(), package_.order.end()).size() == package_.order.size(),
               "a part occurs twice");
        for (const auto& [name, content] : package_.parts)
            if (name.ends_with(".xml") || name.ends_with(".rels")) parse(name, content);
        check_types();
        for (const auto& [name, document] : documents_) {
            if (name.ends_with(".rels")) check_relations(name, *document);
            if (name.starts_with("ppt/slides/slide")) check_ids(name, *document);
            check_colours(name, document->document_element());
        }
        check_notes();
        check_presentation();
        for (const char* part :
             {"docProps/core.xml", "docProps/app.xml", "ppt/viewProps.xml", "ppt/presProps.xml", "ppt/tableStyles.xml"})
            expect(package_.parts.contains(part), std::string(part) + " is missing");
        return faults_;
    }

private:
    void expect(bool holds, const std::string& fault) {
        if (!holds) faults_.push_back(fault);
    }
    void parse(const std::string& name, const std::string& content) {
        auto document = std::make_unique<pugi::xml_document>();
        const bool sound = document->load_buffer(content.data(), content.size(), pugi::parse_full);
        expect(sound, name + " is no XML");
        for (const char c : content)
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                faults_.push_back(name + " has a control character");
        expect(content.find("&#0") == std::string::npos && content.find("&#1;") == std::string::npos,
               name + " has a control character as a reference");
        documents_[name] = std::move(document);
    }

    void check_types() {
        const pugi::xml_node types = documents_["[Content_Types].xml"]->document_element();
        std::set<std::string> typed, endings;
        for (const pugi::xml_node type : types.children("Override")) {
            const std::string part = std::string(type.attribute("PartName").value()).substr(1);
            expect(package_.parts.contains(part), "a type is given for " + part + ", which is not there");
            expect(typed.insert(part).second, part + " has two types");
        }
        for (const pugi::xml_node type : types.children("Default")) {
            const std::string ending = type.attribute("Extension").value();
            endings.insert(ending);
            expect(std::ranges::any_of(package_.order, [&](const std::string& n) { return n.ends_with("." + ending); }),
                   "a type is given for ." + ending + ", which does not occur");
        }
        for (const std::string& name : package_.order) {
            if (name == "[Content_Types].xml") continue;
            const std::string ending = name.substr(name.rfind('.') + 1);
            const bool by_ending = endings.contains(ending) && ending != "xml";
            expect(typed.contains(name) || by_ending, name + " has no type of its own");
        }
    }

    void check_relations(const std::string& name, const pugi::xml_document& document) {
        const fs::path rels(name);
        const fs::path folder = rels.parent_path().parent_path();
        const std::string owner = (folder / rels.stem()).string();
        std::set<std::string> ids, targets;
        for (const pugi::xml_node relation : document.document_element().children()) {
            const std::string id = relation.attribute("Id").value(), target = relation.attribute("Target").value();
            expect(ids.insert(id).second, name + ": " + id + " occurs twice");
            expect(targets.insert(target).second, name + ": two relations to " + target);
            expect(!target.starts_with("/"), name + ": " + target + " is not relative");
            const std::string part = (folder / target).lexically_normal().string();
            expect(package_.parts.contains(part), name + ": " + part + " is not there");
        }
        if (owner.ends_with(".xml") && documents_.contains(owner)) check_uses(owner, ids);
    }

    /// Every r:id and r:embed of a part names one of its relations.
    void check_uses(const std::string& part, const std::set<std::string>& ids) {
        const auto visit = [&](const auto& self, const pugi::xml_node& node) -> void {
            for (const pugi::xml_attribute attribute : node.attributes())
                if (const std::string name = attribute.name(); name == "r:id" || name == "r:embed")
                    expect(ids.contains(attribute.value()), part + ": relation " + attribute.value() + " is not there");
            for (const pugi::xml_node child : node.children()) self(self, child);
        };
        visit(visit, documents_[part]->document_element());
    }

    void check_ids(const std::string& name, const pugi::xml_document& document) {
        std::set<std::string> ids;
        const auto visit = [&](const auto& self, const pugi::xml_node& node) -> void {
            if (std::string(node.name()) == "p:cNvPr") {
                const std::string id = node.attribute("id").value();
                expect(ids.insert(id).second, name + ": shape id " + id + " occurs twice");
            }
            if (std::string(node.name()) == "a:t")
                expect(std::string(node.text().get()).find('\n') == std::string::npos, name + ": a line end in a run");
            for (const pugi::xml_node child : node.children()) self(self, child);
        };
        visit(visit, document.document_element());
        expect(ids.contains("1"), name + ": the tree has not the id 1");
    }

    void check_colours(const std::string& name, const pugi::xml_node& node) {
        if (std::string(node.name()) == "a:srgbClr") {
            const std::string value = node.attribute("val").value();
            expect(value.size() == 6 && value.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos,
                   name + ": " + value + " is no colour");
        }
        for (const pugi::xml_node child : node.children()) check_colours(name, child);
    }

    void check_notes() {
        std::size_t slides = 0, notes = 0;
        for (const std::string& name : package_.order) {
            slides += name.starts_with("ppt/slides/slide") ? 1 : 0;
            notes += name.starts_with("ppt/notesSlides/notesSlide") ? 1 : 0;
        }
        expect(notes == slides, "notes stand on some slides and not on others");
        const auto rels = [&](const std::string& part) {
            const auto at = package_.parts.find(part);
            return at == package_.parts.end() ? std::string() : at->second;
        };
        expect(rels("ppt/notesMasters/_rels/notesMaster1.xml.rels").find("theme2.xml") != std::string::npos,
               "the notes' master has no theme of its own");
        for (std::size_t i = 1; i <= notes; ++i) {
            const std::string of = rels("ppt/notesSlides/_rels/notesSlide" + std::to_string(i) + ".xml.rels");
            expect(of.find("notesMaster1.xml") != std::string::npos &&
                       of.find("slide" + std::to_string(i) + ".xml") != std::string::npos,
                   "a notes page does not name its master and its slide");
        }
    }

    void check_presentation() {
        const pugi::xml_node presentation = documents_["ppt/presentation.xml"]->document_element();
        expect(presentation.child("p:notesMasterIdLst"), "the presentation names no master of notes");
        std::set<unsigned> ids;
        for (const pugi::xml_node slide : presentation.child("p:sldIdLst").children()) {
            const unsigned id = slide.attribute("id").as_uint();
            expect(id >= 256 && ids.insert(id).second, "a slide has the id " + std::to_string(id));
        }
        const pugi::xml_node layout =
            documents_["ppt/slideMasters/slideMaster1.xml"]->document_element().child("p:sldLayoutIdLst");
        expect(layout.first_child().attribute("id").as_llong() > 2147483648LL, "master and layout have one id");
    }

    const Package& package_;
    std::map<std::string, std::unique_ptr<pugi::xml_document>> documents_;
    std::vector<std::string> faults_;
};

}  // namespace

Package unpacked(const std::string& bytes) {
    Package package;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return package;
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr) {
        zip_source_free(source);
        return package;
    }
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        zip_file_t* file = zip_fopen_index(archive, index, 0);
        if (file == nullptr || zip_stat_index(archive, index, 0, &stat) != 0) continue;
        std::string content(stat.size, '\0');
        zip_fread(file, content.data(), content.size());
        zip_fclose(file);
        package.order.emplace_back(stat.name);
        package.parts[stat.name] = std::move(content);
    }
    zip_close(archive);
    return package;
}

std::vector<std::string> faults_of_deck(const std::string& bytes) {
    const Package package = unpacked(bytes);
    return Checker(package).faults();
}

std::string texts_of(const Package& package, const std::string& part) {
    pugi::xml_document document;
    const auto at = package.parts.find(part);
    if (at == package.parts.end() || !document.load_string(at->second.c_str(), pugi::parse_full)) return {};
    std::string texts;
    const auto visit = [&](const auto& self, const pugi::xml_node& node) -> void {
        if (std::string(node.name()) == "a:t") texts += (texts.empty() ? "" : " ") + std::string(node.text().get());
        for (const pugi::xml_node child : node.children()) self(self, child);
    };
    visit(visit, document.document_element());
    return texts;
}

}  // namespace support
