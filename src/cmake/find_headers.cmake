# SPDX-License-Identifier: Apache-2.0
# The folders of the header-only libraries that src/ and tests use: the system's, else a Python package's.  They are
# given to the compiler as private include folders, so that no target of another project appears in our export.

# Sets `variable` to the include folder of `target`, as the CMake package (a name and a version) brings it, or
# else to what the Python statements `code` print.  `debian` and `pip` are the packages that bring them.
function(jiedui_find_headers variable target package version debian pip code)
  find_package(${package} ${version} CONFIG QUIET)
  if(TARGET ${target})
    get_target_property(folder ${target} INTERFACE_INCLUDE_DIRECTORIES)
    list(REMOVE_DUPLICATES folder)
  else()
    find_package(Python 3.10 COMPONENTS Interpreter QUIET)
    if(Python_EXECUTABLE)
      execute_process(COMMAND "${Python_EXECUTABLE}" -c "${code}" OUTPUT_VARIABLE folder
        OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
  endif()
  if(NOT folder)
    message(FATAL_ERROR "jiedui needs the headers of ${package} ${version}.  Install ${debian} (Debian), "
      "or `pip install ${pip}` for the python that CMake finds.")
  endif()
  message(STATUS "jiedui: ${package} from ${folder}")
  set(${variable} "${folder}" PARENT_SCOPE)
endfunction()

if(JIEDUI_TESTS OR JIEDUI_BENCH)  # the oracle of tests, the peer of benchmarks
  jiedui_find_headers(JIEDUI_BOOST_HEADERS Boost::headers Boost 1.74 libboost-dev cmeel-boost
    "import cmeel, pathlib; print(pathlib.Path(cmeel.__file__).parents[1] / 'cmeel.prefix/include')")
endif()
jiedui_find_headers(JIEDUI_JSON_HEADERS nlohmann_json::nlohmann_json nlohmann_json 3.11 nlohmann-json3-dev nlohmann-json
  "import nlohmann_json; print(nlohmann_json.get_include())")
