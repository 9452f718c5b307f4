#include "xml_reader.h"

#include <expat.h>

#include "base/error_words.h"
#include "wire/table_limits.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;

base::Error unsound(const std::string& part) {
    return base::make_error(ErrorKind::refused, "", mark("is damaged ({} is no sound XML); get it anew"), {part});
}

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view local) const {
    for (const char** at = pairs_; *at != nullptr; at += 2) {
        const std::string_view name = at[0];
        const bool is_it =
            name.ends_with(local) && (name.size() == local.size() || name[name.size() - local.size() - 1] == ':');
        if (is_it && !XmlNames::is_declaration(name)) return at[1];
    }
    return std::nullopt;
}

bool is_true(std::string_view flag) { return flag == "1" || flag == "true" || flag == "on"; }

struct XmlReader::State {
    XmlHandler& handler;
    std::string part;
    XML_Parser parser;
    XmlNames names = {};
    int depth = 0;
    std::optional<base::Error> error = {};
    bool stopped = false;

    static State& of(void* data) { return *static_cast<State*>(data); }

    void stop() {
        stopped = true;
        XML_StopParser(parser, XML_FALSE);
    }
    void stop_with(base::Error why) {
        error = std::move(why);
        stop();
    }

    static void XMLCALL begin(void* data, const char* name, const char** attributes) {
        State& state = of(data);
        constexpr int k_deepest = wire::TableLimits{}.xml_depth;
        if (state.stopped) return;
        if (++state.depth > k_deepest)
            return state.stop_with(base::make_error(ErrorKind::refused, "",
                                                    mark("is nested deeper than {1} in {0}; open it in a spreadsheet "
                                                         "program and save it anew"),
                                                    {state.part, std::to_string(k_deepest)}));
        state.names.begin(attributes);
        XmlName resolved;
        if (!state.names.resolve_element(name, resolved)) return state.stop_with(unsound(state.part));
        state.handler.begin(resolved, XmlAttributes(attributes, state.names));
        if (!state.handler.wants_more()) state.stop();
    }
    static void XMLCALL end(void* data, const char* name) {
        State& state = of(data);
        if (state.stopped) return;
        --state.depth;
        XmlName resolved;
        state.names.resolve_element(name, resolved);
        state.handler.end(resolved);
        state.names.end();
        if (!state.handler.wants_more()) state.stop();
    }
    static void XMLCALL text(void* data, const char* text, int length) {
        State& state = of(data);
        if (!state.stopped) state.handler.text({text, static_cast<std::size_t>(length)});
    }
    static void XMLCALL document_type(void* data, const char*, const char*, const char*, int) {
        State& state = of(data);
        state.stop_with(base::make_error(ErrorKind::refused, "",
                                         mark("has a document type in {}, which no spreadsheet program writes; open it "
                                              "in one and save it anew"),
                                         {state.part}));
    }
};

XmlReader::XmlReader(XmlHandler& handler, std::string part, const char* encoding)
    : state_(new State{handler, std::move(part), XML_ParserCreate(encoding)}) {
    XML_SetUserData(state_->parser, state_.get());
    XML_SetElementHandler(state_->parser, State::begin, State::end);
    XML_SetCharacterDataHandler(state_->parser, State::text);
    XML_SetStartDoctypeDeclHandler(state_->parser, State::document_type);
}

XmlReader::~XmlReader() { XML_ParserFree(state_->parser); }

bool XmlReader::feed(std::string_view bytes) {
    if (state_->stopped || state_->error) return false;
    if (XML_Parse(state_->parser, bytes.data(), static_cast<int>(bytes.size()), XML_FALSE) == XML_STATUS_OK)
        return true;
    if (!state_->stopped) state_->error = unsound(state_->part);
    return false;
}

base::Result<void> XmlReader::finish() {
    if (!state_->stopped && !state_->error && XML_Parse(state_->parser, "", 0, XML_TRUE) != XML_STATUS_OK)
        state_->error = unsound(state_->part);
    if (state_->error) return base::pass(*state_->error);
    return {};
}

}  // namespace formats
