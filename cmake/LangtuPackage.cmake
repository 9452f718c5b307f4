# cpack -G DEB: langtu_VERSION_ARCHITECTURE.deb of what `cmake --install` copies.
execute_process(COMMAND dpkg --print-architecture OUTPUT_VARIABLE langtu_architecture
                OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT langtu_architecture)
  return()  # no Debian: nothing to make such a package of
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME langtu)
set(CPACK_PACKAGE_VENDOR Langtu)
set(CPACK_PACKAGE_CONTACT "Langtu <langtu@localhost>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "maps of an innovation corridor and of the progress of its plan")
set(CPACK_PACKAGE_DESCRIPTION "Langtu shows what a plan for a corridor promises, where, and how far it has come:
areas coloured by indicator and year, innovation carriers along the rail line,
and every number with its source. It comes with the plan of Haining, works
without a network, and speaks Chinese and English.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
# The folders of a package belong to everybody, whatever the umask of who builds it.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE ${langtu_architecture})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is opened by name, which dpkg-shlibdeps cannot see; the group "run" of scripts/packages.txt.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "libgl1, libegl1, libgl1-mesa-dri, proj-data, fontconfig, fonts-noto-cjk | fonts-wqy-microhei")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fcitx5-pinyin | ibus-libpinyin, poppler-utils, qgis")
include(CPack)
