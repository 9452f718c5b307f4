# Compiler and linker settings of our own code: warnings are errors, hardening is on.
add_library(langtu_settings INTERFACE)
target_compile_options(langtu_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wformat=2 -Werror=format-security -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wno-overlength-strings>  # embedded texts
  -fstack-protector-strong -fcf-protection)
target_link_options(langtu_settings INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)

if(CMAKE_BUILD_TYPE MATCHES "Rel" AND NOT LANGTU_SANITIZE)
  target_compile_options(langtu_settings INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
if(LANGTU_SANITIZE)
  target_compile_options(langtu_settings INTERFACE -fsanitize=${LANGTU_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(langtu_settings INTERFACE -fsanitize=${LANGTU_SANITIZE})
endif()
if(LANGTU_FUZZ)
  target_compile_options(langtu_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(LANGTU_COVERAGE)
  target_compile_options(langtu_settings INTERFACE --coverage)
  target_link_options(langtu_settings INTERFACE --coverage)
endif()

find_program(LANGTU_CCACHE ccache)
if(LANGTU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # ccache asks for these two before it trusts precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${LANGTU_CCACHE})
endif()
