#!/usr/bin/env python3
"""Writes Sources/TerminalUI/WidthTable.swift from this Python's Unicode data.

Run from the repository's root: python3.13 Tests/tools/make_width_table.py
"""
import sys
import unicodedata

VISIBLE_FORMAT = {0xAD, 0x6DD, 0x70F, 0x8E2, *range(0x600, 0x606), 0x890, 0x891, 0x110BD, 0x110CD}


def kind(code):
    char = chr(code)
    category = unicodedata.category(char)
    if category in ("Mn", "Me") or (category == "Cf" and code not in VISIBLE_FORMAT):
        return "zero"
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF or 0x1F3FB <= code <= 0x1F3FF:
        # Vowels and finals of composed Hangul; skin tones, which follow an emoji.
        return "zero"
    width = unicodedata.east_asian_width(char)
    if width in "WF":
        return "wide"
    # Planes 2 and 3 are ideographic as a whole, assigned or not.
    if 0x20000 <= code <= 0x2FFFD or 0x30000 <= code <= 0x3FFFD:
        return "wide"
    if width == "A" and code >= 0xA0 and category != "Co":
        return "ambiguous"
    return "narrow"


def ranges(name):
    found = []
    for code in range(0x80, 0x40000):
        if kinds[code] != name:
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    if name == "zero":
        found.append([0xE0000, 0xE0FFF])
    return found


kinds = {code: kind(code) for code in range(0x80, 0x40000)}
lines = [
    f"// Written by Tests/tools/make_width_table.py from Unicode {unicodedata.unidata_version}. Do not edit.",
    "",
    "/// Ranges of code points by display width, as pairs of first and last, sorted. What is in none is one column",
    "/// wide.",
    "enum WidthTable {",
]
notes = {
    "wide": "Two columns: East Asian Width W and F.",
    "zero": "No column of their own: marks, joiners, format characters, skin tones.",
    "ambiguous": "East Asian Width A: one column here, two on some East Asian terminals.",
}
for name, note in notes.items():
    lines += [f"  /// {note}", f"  static let {name}: [UInt32] = ["]
    row = "   "
    for first, last in ranges(name):
        pair = f" 0x{first:X}, 0x{last:X},"
        if len(row) + len(pair) > 108:
            lines.append(row)
            row = "   "
        row += pair
    lines += [row, "  ]", ""]
lines[-1] = "}"
with open("Sources/TerminalUI/WidthTable.swift", "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
print(sum(len(ranges(name)) for name in notes), "ranges", file=sys.stderr)
