# What a desktop wants of a program, made at build time and installed beside it: menu entry, icons, file type, software
# centre's description, manual page, completion. The names follow the application's id.
set(langtu_id cn.langtu.Langtu)
set(langtu_assets ${CMAKE_SOURCE_DIR}/assets)
set(langtu_desktop_dir ${CMAKE_BINARY_DIR}/desktop)

find_program(LANGTU_RSVG rsvg-convert REQUIRED)
find_program(LANGTU_GZIP gzip REQUIRED)

# Application icons in pixels, for desktops that draw no SVG.
set(icon_svg ${langtu_assets}/icons/app/langtu.svg)
set(made "")
foreach(size IN ITEMS 16 24 32 48 64 128 256 512)
  set(png ${langtu_desktop_dir}/icon-${size}.png)
  add_custom_command(OUTPUT ${png}
    COMMAND ${LANGTU_RSVG} --width ${size} --height ${size} --output ${png} ${icon_svg}
    DEPENDS ${icon_svg} VERBATIM)
  install(FILES ${png} DESTINATION share/icons/hicolor/${size}x${size}/apps RENAME ${langtu_id}.png)
  list(APPEND made ${png})
endforeach()
install(FILES ${icon_svg} DESTINATION share/icons/hicolor/scalable/apps RENAME ${langtu_id}.svg)

configure_file(${langtu_assets}/desktop/${langtu_id}.metainfo.xml ${langtu_desktop_dir}/${langtu_id}.metainfo.xml @ONLY)
configure_file(${langtu_assets}/man/langtu.1 ${langtu_desktop_dir}/langtu.1 @ONLY)
set(man_gz ${langtu_desktop_dir}/langtu.1.gz)
add_custom_command(OUTPUT ${man_gz}
  COMMAND ${LANGTU_GZIP} --keep --force --no-name --best ${langtu_desktop_dir}/langtu.1
  DEPENDS ${langtu_desktop_dir}/langtu.1 VERBATIM)
list(APPEND made ${man_gz})
add_custom_target(langtu_desktop ALL DEPENDS ${made})

install(FILES ${langtu_assets}/desktop/${langtu_id}.desktop DESTINATION share/applications)
install(FILES ${langtu_assets}/desktop/${langtu_id}.xml DESTINATION share/mime/packages)
install(FILES ${langtu_desktop_dir}/${langtu_id}.metainfo.xml DESTINATION share/metainfo)
install(FILES ${man_gz} DESTINATION share/man/man1)
install(FILES ${langtu_assets}/completion/langtu DESTINATION share/bash-completion/completions)
install(FILES ${langtu_assets}/desktop/copyright DESTINATION share/doc/langtu)
