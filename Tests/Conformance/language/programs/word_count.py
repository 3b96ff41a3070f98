text = """the quick brown fox
jumps over the lazy dog
the end"""
counts = {}
for line_number, line in enumerate(text.splitlines(), 1):
    for word in line.split():
        counts.setdefault(word, []).append(line_number)
for word, lines in sorted(counts.items(), key=lambda item: (-len(item[1]), item[0])):
    print(f'{word:<8}{len(lines):>3}  {lines}')
lengths = {}
for word in counts:
    lengths.setdefault(len(word), set()).add(word)
print({length: sorted(words) for length, words in sorted(lengths.items())})
print(max(counts, key=len), ' '.join(w.capitalize() for w in text.split())[:30], text.count('the'),
    text.title().swapcase()[:9])
