# SPDX-License-Identifier: Apache-2.0
"""Write one program of all blocks of C++ in the README and in docs.

A block that is part of a program in docs/examples is compiled there, and left out here.  Each other block
becomes a function over the network of the district.  The main function of a block becomes that function;
its structs stand before it.
usage: cpp_blocks.py PROGRAM
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(?:cpp|c\+\+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
STRUCT = re.compile(r"^(?:///[^\n]*\n)*struct .*?^};\n", re.MULTILINE | re.DOTALL)
INCLUDE = re.compile(r"^#include .*\n", re.MULTILINE)
NETWORK = 'const jiedui::Network network{jiedui::read_ledger("docs/examples/district")};\n'

HEAD = """// SPDX-License-Identifier: Apache-2.0
// Made by tests/pages/cpp_blocks.py from the pages.
#include <cstdio>
#include <iostream>
#include <jiedui/jiedui.hpp>
#include <sstream>

namespace {

/// Runs what a page shows, and says how much of it was printed.
template <class Page>
void run(const char* name, const Page& page) {
    std::ostringstream printed;
    std::streambuf* const screen = std::cout.rdbuf(printed.rdbuf());
    page();
    std::cout.rdbuf(screen);
    std::cout << name << ": " << printed.str().size() << " characters" << std::endl;
}

}  // namespace
"""


def pages() -> list[Path]:
    """Return the README and every page of docs."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks() -> Iterator[tuple[str, str]]:
    """Yield name and text of each block that no example holds."""
    examples = [path.read_text("utf-8") for path in sorted((ROOT / "docs" / "examples").glob("*.cpp"))]
    for page in pages():
        for block in BLOCK.findall(page.read_text("utf-8")):
            if not any(block in example for example in examples):
                yield str(page.relative_to(ROOT)), block


def main(program: Path) -> None:
    """Write the program."""
    text = HEAD
    calls = ""
    for number, (page, block) in enumerate(blocks()):
        body = INCLUDE.sub("", block)
        structs = "".join(STRUCT.findall(body))
        body = STRUCT.sub("", body)
        if "int main() {" in body:
            shown = body.replace("int main() {", "void show() {")
        else:
            before = "" if "network{" in body else NETWORK
            shown = f"{structs}void show() {{\n{before}{body}static_cast<void>(network);\n}}\n"
        text += f"\nnamespace page_{number} {{\n{shown}}}  // namespace page_{number}\n"
        calls += f'    run("{page}", page_{number}::show);\n'
    program.write_text(f"{text}\nint main() {{\n{calls}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
