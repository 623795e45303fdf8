# SPDX-License-Identifier: Apache-2.0
# Puts a text file into the library: sets `variable` to a generated source that defines
# `jiedui::detail::<name>`, a std::string_view, as `header` declares it.
function(jiedui_embed variable file name header)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${file}")
  file(READ "${file}" text)
  string(REPLACE "\n" "\n)~\"\n    R\"~(" text "${text}")  # a literal a line: compilers limit the length of one
  set(source "${PROJECT_BINARY_DIR}/embedded/${name}.cpp")
  configure_file(src/cmake/embedded.cpp.in "${source}" @ONLY)
  set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${variable} "${source}" PARENT_SCOPE)
endfunction()

# Puts the JSON files of a folder into the library: sets `variable` to a generated source that defines
# `jiedui::detail::<name>()`, their names without the ending and their texts, ascending, as `header` declares it.
function(jiedui_embed_folder variable folder name header)
  file(GLOB files CONFIGURE_DEPENDS "${folder}/*.json")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
  set(rows "")
  foreach(file IN LISTS files)
    cmake_path(GET file STEM stem)
    file(READ "${file}" text)
    string(REPLACE "\n" "\n)~\"\n        R\"~(" text "${text}")
    string(APPEND rows "        {\"${stem}\", R\"~(${text})~\"},\n")
  endforeach()
  set(source "${PROJECT_BINARY_DIR}/embedded/${name}.cpp")
  configure_file(src/cmake/embedded_folder.cpp.in "${source}" @ONLY)
  set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${variable} "${source}" PARENT_SCOPE)
endfunction()
