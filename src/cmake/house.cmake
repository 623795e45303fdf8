# SPDX-License-Identifier: Apache-2.0
# How our own targets are compiled: warnings and sanitizers, all private.
function(jiedui_house target)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
    $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast;-Wduplicated-cond;-Wlogical-op>
    # g++ 12 sees an overlap in "K" + std::to_string(i)
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    $<$<BOOL:${JIEDUI_WERROR}>:-Werror>)
  if(JIEDUI_SANITIZE)
    set(sanitize -fsanitize=${JIEDUI_SANITIZE} -fno-sanitize-recover=all)
    # under sanitizers g++ 12 takes an empty std::optional for one that was not filled
    target_compile_options(${target} PRIVATE ${sanitize} -fno-omit-frame-pointer
      $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(${target} PRIVATE ${sanitize})
  endif()
endfunction()
