// What the interface asks of the owner of the window, since only that can do it. Values; main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>

#include "session/story_page.h"

namespace carto {
enum class AreaChart : std::uint8_t;
}

namespace ui {

struct OpenProject {
    std::filesystem::path file;
};
struct CreateProject {
    std::filesystem::path file;
};
struct SaveCopy {
    std::filesystem::path file;
    bool then_leave = false;  ///< does what was asked for when the project's file turned out to be gone
};
struct CloseProject {};
/// Does what was asked for although the project's file is gone and no copy was made.
struct LeaveAnyway {};
struct ForgetRecent {
    std::filesystem::path file;
};
struct ShowFullScreen {
    bool on = true;
    bool to_audience = false;  ///< on the screen that a presentation is shown on
};
struct UseOtherScreen {};  ///< for the presentation; remembered
struct UseMotion {         ///< of the map from place to place; off: it is there at once
    bool on = true;
};
struct DismissNotice {
    int id = 0;
};
struct ShowFolder {  ///< lists a folder for the file window
    std::filesystem::path folder;
};
struct ExportChanges {  ///< for a colleague's copy
    std::filesystem::path file;
};
struct ReadChanges {  ///< of a colleague; answered by OverlayState::merge
    std::filesystem::path file;
};
struct MergeChanges {};  ///< those of OverlayState::merge, with its answers
struct WriteHistory {    ///< as a table
    std::filesystem::path file;
};
/// Reads a table of values; answered by OverlayState::import.
/// What a table holds: values of areas, a list of carriers, or whichever is found in it.
enum class TableKind : std::uint8_t { any, values, carriers };
struct ReadTable {
    std::filesystem::path file;
    std::string sheet;     ///< empty: the first one
    std::string encoding;  ///< empty: recognised
    TableKind kind = TableKind::any;
};
struct UnderstandTable {};  ///< the one that is under way, by its options of now
struct WriteValues {        ///< as a table that can be read again
    std::filesystem::path file;
};
/// What a review found, beside the project under a name that is free; a notice says which.
enum class ReviewFile : std::uint8_t { carriers, segments, stations, gaps, notes, map, strip, scenario };
struct WriteReview {
    ReviewFile what = ReviewFile::carriers;
};
struct BeginExport {};   ///< fills in the form of exports and opens it
struct Export {          ///< what the form says; the form closes where nothing is wrong with it
    bool again = false;  ///< as the last time, without the form, under a name that is free
};
struct UseExportFile {  ///< in the form, which opens again
    std::filesystem::path file;
};
struct OpenFile {  ///< with the program that the desktop has for it
    std::filesystem::path file;
};
struct ReadPicture {  ///< a scanned plan, to be laid under the map
    std::filesystem::path file;
};
struct MakeBackup {};
struct RestoreBackup {
    std::filesystem::path file;
};
struct CopyPicture {};  ///< of what the map shows, with title and legend, for other programs
struct CopyChart {      ///< of the areas, as a picture
    carto::AreaChart chart;
    bool best_first = false;  ///< of the ranking
};
struct CopySlide {           ///< a page of a story, as its PDF has it
    std::int64_t story = 0;  ///< id
    session::StoryPage page;
};
struct CopyText {
    std::string text;
    std::string what;       ///< said in a notice
    bool is_table = false;  ///< rows of cells between tabs: for other programs a table too
};
/// Tries again to edit a project that could only be looked at.
struct TakeOver {};
/// Ends a job in the background; what it would have given is dropped.
struct CancelJob {
    std::uint64_t id = 0;
};
struct Quit {};
using AnyRequest = std::variant<OpenProject, CreateProject, SaveCopy, CloseProject, LeaveAnyway, ForgetRecent,
                                ShowFullScreen, UseOtherScreen, UseMotion, DismissNotice, ShowFolder, ExportChanges,
                                ReadChanges, MergeChanges, WriteHistory, ReadTable, UnderstandTable, WriteValues,
                                WriteReview, BeginExport, Export, UseExportFile, OpenFile, ReadPicture, MakeBackup,
                                RestoreBackup, CopyPicture, CopyChart, CopySlide, CopyText, TakeOver, CancelJob, Quit>;
/// One of these; a type of its own, so that a header can name it without knowing what it can be.
struct Request : AnyRequest {
    using AnyRequest::AnyRequest;
};

}  // namespace ui
