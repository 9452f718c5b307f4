#include "deck_parts.h"

#include <fmt/format.h>

namespace exchange::deck {
namespace {

/// Every tree of shapes begins with the group that holds them, of id 1.
constexpr const char* k_group = R"(<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>
<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>)";

/// A placeholder without words of its own.
std::string placeholder(int id, const char* name, const char* kind, const char* place) {
    return fmt::format(R"(<p:sp><p:nvSpPr><p:cNvPr id="{0}" name="{1}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>)"
                       R"(<p:nvPr><p:ph {2}/></p:nvPr></p:nvSpPr><p:spPr>{3}</p:spPr>)"
                       R"(<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>)",
                       id, name, kind, place);
}

std::string place(long x, long y, long width, long height) {
    return fmt::format(R"(<a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>)"
                       R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)",
                       x, y, width, height);
}

std::string level(int size, bool bold) {
    return fmt::format(
        R"(<a:lvl1pPr algn="l"><a:defRPr sz="{0}" b="{1}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>)"
        R"(<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr>)",
        size, bold ? 1 : 0);
}

constexpr const char* k_colour_map =
    R"(bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" )"
    R"(accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink")";

constexpr const char* k_colours = R"(<a:clrScheme name="Langtu">
<a:dk1><a:srgbClr val="1C2530"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>
<a:dk2><a:srgbClr val="3A4653"/></a:dk2><a:lt2><a:srgbClr val="EEF1F4"/></a:lt2>
<a:accent1><a:srgbClr val="1565C0"/></a:accent1><a:accent2><a:srgbClr val="2E7D32"/></a:accent2>
<a:accent3><a:srgbClr val="B26A00"/></a:accent3><a:accent4><a:srgbClr val="6A3FA0"/></a:accent4>
<a:accent5><a:srgbClr val="00838F"/></a:accent5><a:accent6><a:srgbClr val="AD1457"/></a:accent6>
<a:hlink><a:srgbClr val="1565C0"/></a:hlink><a:folHlink><a:srgbClr val="6A3FA0"/></a:folHlink></a:clrScheme>)";

/// Fonts that the readers of a deck have; the Chinese one is named on every run as well.
constexpr const char* k_fonts = R"(<a:fontScheme name="Langtu">
<a:majorFont><a:latin typeface="Arial"/><a:ea typeface="微软雅黑"/><a:cs typeface=""/></a:majorFont>
<a:minorFont><a:latin typeface="Arial"/><a:ea typeface="微软雅黑"/><a:cs typeface=""/></a:minorFont></a:fontScheme>)";

constexpr const char* k_formats = R"(<a:fmtScheme name="Langtu"><a:fillStyleLst>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst>
<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>
<a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>
<a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst>
<a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>
<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>)";

constexpr const char* k_background = R"(<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>)";

}  // namespace

std::string theme(const char* name) {
    return fmt::format(R"({}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{}">)"
                       R"(<a:themeElements>{}{}{}</a:themeElements></a:theme>)",
                       k_declaration, name, k_colours, k_fonts, k_formats);
}

std::string slide_master() {
    return fmt::format(
        R"({}<p:sldMaster {}><p:cSld>{}<p:spTree>{}{}{}</p:spTree></p:cSld><p:clrMap {}/>)"
        R"(<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>)"
        R"(<p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</p:otherStyle>)"
        R"(</p:txStyles></p:sldMaster>)",
        k_declaration, k_namespaces, k_background, k_group,
        placeholder(2, "Title", R"(type="title")", place(457200, 274320, 11277600, 640080).c_str()),
        placeholder(3, "Text", R"(type="body" idx="1")", place(457200, 1097280, 11277600, 5303520).c_str()),
        k_colour_map, level(2800, true), level(1800, false), level(1800, false));
}

std::string slide_layout() {
    return fmt::format(
        R"({}<p:sldLayout {} type="titleOnly" preserve="1"><p:cSld name="Title and map"><p:spTree>{}{}</p:spTree></p:cSld>)"
        R"(<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>)",
        k_declaration, k_namespaces, k_group, placeholder(2, "Title", R"(type="title")", ""));
}

std::string notes_master() {
    return fmt::format(
        R"({}<p:notesMaster {}><p:cSld>{}<p:spTree>{}{}{}</p:spTree></p:cSld><p:clrMap {}/>)"
        R"(<p:notesStyle>{}</p:notesStyle></p:notesMaster>)",
        k_declaration, k_namespaces, k_background, k_group,
        R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>)"
        R"(</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>)" +
            place(685800, 1143000, 5486400, 3086100) + "</p:spPr></p:sp>",
        placeholder(3, "Notes", R"(type="body" sz="quarter" idx="3")",
                    place(685800, 4400550, 5486400, 3600450).c_str()),
        k_colour_map, level(1200, false));
}

std::string presentation_properties() {
    return fmt::format(R"({}<p:presentationPr {}/>)", k_declaration, k_namespaces);
}

std::string view_properties() {
    return fmt::format(
        R"({}<p:viewPr {}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/></p:normalViewPr>)"
        R"(<p:notesTextViewPr><p:cViewPr><p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale>)"
        R"(<p:origin x="0" y="0"/></p:cViewPr></p:notesTextViewPr></p:viewPr>)",
        k_declaration, k_namespaces);
}

std::string table_styles() {
    return fmt::format(R"({}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
                       R"(def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>)",
                       k_declaration);
}

}  // namespace exchange::deck
