"""Strings: join, f-strings, concatenation, split, replace, find, slices, single characters."""


def sentences(count):
    names = ["pool", "arena", "block", "cycle", "count", "cell", "frame"]
    lines = []
    for number in range(count):
        name = names[number % 7]
        lines.append(f"{number:05d} {name}-{number % 13} = {number * 37 % 1000 / 8:.3f}; {name!r}")
    return "\n".join(lines)


def parse(text):
    total = 0
    seen = {}
    for line in text.split("\n"):
        head, _, tail = line.partition(" = ")
        number, name = head.split(" ")
        value, label = tail.split("; ")
        total += int(number) + len(label)
        seen[name] = value
    return total, len(seen)


def rot13(text):
    out = []
    for char in text:
        code = ord(char)
        if 97 <= code <= 122:
            out.append(chr((code - 97 + 13) % 26 + 97))
        else:
            out.append(char)
    return "".join(out)


def count_sub(text, needle):
    hits = 0
    at = text.find(needle)
    while at >= 0:
        hits += 1
        at = text.find(needle, at + 1)
    return hits


def grow(count):
    text = ""
    for number in range(count):
        text += "ab" if number & 1 else "c"
    return text


def is_palindrome(text):
    return text == text[::-1]


def palindromes(limit):
    return len([number for number in range(limit) if is_palindrome(str(number))])


def windows(text, width):
    best = ""
    for start in range(0, len(text) - width, 3):
        part = text[start : start + width]
        if part > best:
            best = part
    return best


text = sentences(90000)
total, seen = parse(text)
swapped = rot13(text[:1200000])
hits = count_sub(text, "ar")
changed = text.replace("arena", "A").replace("cycle", "CYCLE").upper()
grown = grow(1500000)
letters = 0
for char in grown:
    if char == "a" or char in "xyz":
        letters += 1
best = windows(text, 12)
title = " ".join([word.capitalize() for word in text[:900000].split()])

print("strings", total, seen, swapped[100:110].strip(), hits, len(changed), len(grown), letters,
      best, palindromes(600000), len(title), title.count("P"))
