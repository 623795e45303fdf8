// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// JIEDUI_API: marks what a shared library of jiedui shows to the programs that link it.

/// Stands before a function or class whose body is in the library.  A shared library hides everything else.
#if defined(_WIN32)
#define JIEDUI_API  // CMake exports all symbols there
#else
#define JIEDUI_API [[gnu::visibility("default")]]
#endif
