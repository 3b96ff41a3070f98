# Case mapping of whole alphabets, one character at a time and in words.
for start, end in ((0xA0, 0x180), (0x370, 0x400), (0x400, 0x460), (0x2010, 0x2030), (0x3040, 0x3050), (0x1E90, 0x1EA0)):
    text = "".join(map(chr, range(start, end)))
    for method in (str.upper, str.lower, str.title, str.casefold, str.swapcase, str.capitalize):
        print(ascii("".join(method(character) for character in text)))
    print(ascii(text.upper()), ascii(text.lower()))
print("ΟΔΥΣΣΕΥΣ ΣΑΣ".lower(), "straße".upper(), "Ёлка".swapcase(), "ǆ".title(), "ÿµ".upper())
