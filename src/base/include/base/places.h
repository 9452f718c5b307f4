// Where the program's files are: its own resources and the user's folders (XDG); and who the user is. No state; any
// thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace base {

/// $XDG_DATA_HOME/langtu, by default ~/.local/share/langtu. Empty where there is no home.
std::filesystem::path user_data_folder();
/// $XDG_STATE_HOME/langtu, by default ~/.local/state/langtu. Empty where there is no home.
std::filesystem::path user_state_folder();
/// $XDG_CONFIG_HOME/langtu, by default ~/.config/langtu. Empty where there is no home.
std::filesystem::path user_config_folder();
/// The user's home; empty where there is none.
std::filesystem::path home_folder();
/// A path as people type or paste it: with quotes around it, a file:// before it, or ~ for the home folder.
std::filesystem::path typed_path(std::string text);
/// A folder that the desktop keeps for the user: "DESKTOP", "DOCUMENTS" or "DOWNLOAD" as xdg-user-dirs names them, by
/// its file of settings, else by the English name. Empty where it is not there.
std::filesystem::path desktop_folder(const std::string& which);
/// Where media that are plugged in or shared are mounted for the user: those that are there now, by name.
std::vector<std::filesystem::path> mounted_media();

/// Folder of the running program.
std::filesystem::path program_folder();

/// The full name of who runs the program, as the system knows it; else the login name; never empty.
std::string user_name();

}  // namespace base
