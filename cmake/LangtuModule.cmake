# langtu_module(NAME [USES module…] [LIBS library…])
# One static library per folder src/NAME, with an include root of its own (src/NAME/include). USES names every module
# whose headers it may include, transitively: all links are PRIVATE, so a forbidden include does not compile.
function(langtu_module name)
  cmake_parse_arguments(ARG "" "" "USES;LIBS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(langtu_${name} STATIC ${sources})
  target_include_directories(langtu_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/src/${name}/include)
  target_link_libraries(langtu_${name} PUBLIC langtu_settings tl::expected)
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(langtu_${name} PRIVATE langtu_${used})
  endforeach()
  target_link_libraries(langtu_${name} PRIVATE ${ARG_LIBS})
endfunction()

# langtu_test(NAME SOURCES file… USES module… [LABELS label…] [LIBS library…] [ALONE])
# One test program; every GoogleTest case in it becomes a CTest case. It links only what it names. ALONE: its tests wait
# for a window, so nothing else runs beside them.
function(langtu_test name)
  cmake_parse_arguments(ARG "ALONE" "" "SOURCES;USES;LABELS;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(${name} PRIVATE langtu_${used})
  endforeach()
  target_link_libraries(${name} PRIVATE langtu_settings tl::expected GTest::gtest_main ${ARG_LIBS})
  target_compile_definitions(${name} PRIVATE LANGTU_SOURCE_DIR="${CMAKE_SOURCE_DIR}" LANGTU_BINARY_DIR="${CMAKE_BINARY_DIR}")
  langtu_precompile_gtest(${name})
  gtest_discover_tests(${name} PROPERTIES TIMEOUT 900 DISCOVERY_TIMEOUT 60)
  # PROPERTIES above would lose all labels but the first
  file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}_labels.cmake CONTENT
       "foreach(test IN LISTS ${name}_TESTS)\n  set_tests_properties(\${test} PROPERTIES LABELS \"${ARG_LABELS}\" RUN_SERIAL ${ARG_ALONE})\nendforeach()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}_labels.cmake)
endfunction()

# langtu_precompile(TARGET header…): compiles heavy headers of third parties once for all sources of a target. Never our
# own headers, and only where it pays: tests/arch compiles every header of such a module alone.
function(langtu_precompile target)
  if(LANGTU_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE -fpch-preprocess)  # lets ccache look through it
    endif()
  endif()
endfunction()

# GoogleTest's header is most of what a test source costs: precompiled once, shared by all test programs.
function(langtu_precompile_gtest name)
  if(NOT LANGTU_PRECOMPILE)
    return()
  endif()
  if(NOT TARGET langtu_gtest_header)
    # A program, for a library would be compiled with other options than the tests.
    set(source ${CMAKE_BINARY_DIR}/generated/gtest_header.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "int main() { return 0; }\n")
    add_executable(langtu_gtest_header ${source})
    target_link_libraries(langtu_gtest_header PRIVATE langtu_settings GTest::gtest)
    langtu_precompile(langtu_gtest_header <gtest/gtest.h>)
  endif()
  target_precompile_headers(${name} REUSE_FROM langtu_gtest_header)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${name} PRIVATE -fpch-preprocess)
  endif()
endfunction()

# langtu_embed_shaders(NAME): compiles the texts of shaders/ into module NAME, so that the program needs no files.
function(langtu_embed_shaders name)
  file(GLOB shaders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shaders/*.glsl ${CMAKE_SOURCE_DIR}/shaders/*.vert
       ${CMAKE_SOURCE_DIR}/shaders/*.frag)
  set(out ${CMAKE_BINARY_DIR}/generated/shader_sources.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAMESPACE=${name}::shaders "-DFILES=${shaders}" -P
            ${CMAKE_SOURCE_DIR}/cmake/EmbedText.cmake
    DEPENDS ${shaders} ${CMAKE_SOURCE_DIR}/cmake/EmbedText.cmake VERBATIM)
  target_sources(langtu_${name} PRIVATE ${out})
endfunction()

# langtu_embed_catalogue(NAME): compiles the message catalogues of assets/po into module NAME.
function(langtu_embed_catalogue name)
  find_program(LANGTU_MSGFMT msgfmt REQUIRED)
  set(po ${CMAKE_SOURCE_DIR}/assets/po/zh_CN.po)
  set(mo ${CMAKE_BINARY_DIR}/generated/zh_CN.mo)
  set(out ${CMAKE_BINARY_DIR}/generated/zh_CN_catalogue.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${LANGTU_MSGFMT} --check --output-file=${mo} ${po}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAMESPACE=${name}::catalogues -DNAME=zh_CN -DFILE=${mo} -P
            ${CMAKE_SOURCE_DIR}/cmake/EmbedBytes.cmake
    DEPENDS ${po} ${CMAKE_SOURCE_DIR}/cmake/EmbedBytes.cmake VERBATIM)
  target_sources(langtu_${name} PRIVATE ${out})
endfunction()

# langtu_embed_pinyin(NAME): compiles the Mandarin readings of the Unihan database (package unicode-data) into module NAME.
function(langtu_embed_pinyin name)
  find_program(LANGTU_BZIP2 bzip2 REQUIRED)
  find_file(LANGTU_UNIHAN_READINGS Unihan_Readings.txt.bz2 PATHS /usr/share/unicode NO_DEFAULT_PATH REQUIRED)
  add_executable(make_pinyin_table EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/cmake/make_pinyin_table.cpp)
  set(text ${CMAKE_BINARY_DIR}/generated/unihan_readings.txt)
  set(out ${CMAKE_BINARY_DIR}/generated/pinyin_table.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${LANGTU_BZIP2} --decompress --stdout ${LANGTU_UNIHAN_READINGS} > ${text}
    COMMAND make_pinyin_table < ${text} > ${out}
    DEPENDS make_pinyin_table ${LANGTU_UNIHAN_READINGS} VERBATIM)
  target_sources(langtu_${name} PRIVATE ${out})
  target_include_directories(langtu_${name} PRIVATE ${CMAKE_SOURCE_DIR}/src/${name})
endfunction()

# langtu_embed_words(NAME WORDS): compiles words of the heads of tables, assets/WORDS.json, into module NAME.
function(langtu_embed_words name words)
  set(file ${CMAKE_SOURCE_DIR}/assets/${words}.json)
  set(out ${CMAKE_BINARY_DIR}/generated/${words}.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAMESPACE=${name} -DNAME=${words} -DFILE=${file} -P
            ${CMAKE_SOURCE_DIR}/cmake/EmbedBytes.cmake
    DEPENDS ${file} ${CMAKE_SOURCE_DIR}/cmake/EmbedBytes.cmake VERBATIM)
  target_sources(langtu_${name} PRIVATE ${out})
endfunction()

# langtu_embed_simplified(NAME): compiles the simplified forms of traditional characters, of the same database.
function(langtu_embed_simplified name)
  find_program(LANGTU_BZIP2 bzip2 REQUIRED)
  find_file(LANGTU_UNIHAN_VARIANTS Unihan_Variants.txt.bz2 PATHS /usr/share/unicode NO_DEFAULT_PATH REQUIRED)
  add_executable(make_simplified_table EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/cmake/make_simplified_table.cpp)
  set(text ${CMAKE_BINARY_DIR}/generated/unihan_variants.txt)
  set(out ${CMAKE_BINARY_DIR}/generated/simplified_table.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${LANGTU_BZIP2} --decompress --stdout ${LANGTU_UNIHAN_VARIANTS} > ${text}
    COMMAND make_simplified_table < ${text} > ${out}
    DEPENDS make_simplified_table ${LANGTU_UNIHAN_VARIANTS} VERBATIM)
  target_sources(langtu_${name} PRIVATE ${out})
endfunction()

# langtu_embed_icons(NAME): compiles the drawings of assets/icons into module NAME.
function(langtu_embed_icons name)
  file(GLOB icons CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/icons/*.svg)
  set(header ${CMAKE_SOURCE_DIR}/src/${name}/kit/icon_texts.h)
  set(out ${CMAKE_BINARY_DIR}/generated/icon_texts.cpp)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DHEADER=${header} "-DFILES=${icons}" -P
            ${CMAKE_SOURCE_DIR}/cmake/EmbedIcons.cmake
    DEPENDS ${icons} ${CMAKE_SOURCE_DIR}/cmake/EmbedIcons.cmake VERBATIM)
  target_sources(langtu_${name} PRIVATE ${out})
endfunction()
