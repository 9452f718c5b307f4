# Writes a C++ source with the text of files: cmake -DOUT=… -DNAMESPACE=… "-DFILES=a;b" -P EmbedText.cmake
# The variable of a file is its name with every other character turned into "_".
set(body "// Generated from the files of shaders/; do not edit.\nnamespace ${NAMESPACE} {\n")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER ${name} id)
  file(READ ${file} text)
  string(APPEND body "extern const char* const ${id};\nconst char* const ${id} = R\"glsl(${text})glsl\";\n")
endforeach()
string(APPEND body "}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUT} "${body}")
