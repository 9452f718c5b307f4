# Writes a C++ source with the bytes of a file: cmake -DOUT=… -DNAMESPACE=… -DNAME=… -DFILE=… -P EmbedBytes.cmake
file(READ ${FILE} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE ${OUT} "// Generated from ${NAME}; do not edit.\n#include <cstddef>\nnamespace ${NAMESPACE} {\n"
     "extern const char ${NAME}[];\nextern const std::size_t ${NAME}_size;\n"
     "const char ${NAME}[] = {${bytes}};\nconst std::size_t ${NAME}_size = sizeof(${NAME});\n}  // namespace ${NAMESPACE}\n")
