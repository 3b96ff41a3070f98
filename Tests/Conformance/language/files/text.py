with open('notes.txt', 'w') as out:
    print(out.write('one\ntwo\nthree'), out.name, out.mode, out.closed)
    out.writelines(['\nfour\n', 'five\n'])
print(out.closed)
with open('notes.txt') as lines:
    for number, line in enumerate(lines, 1):
        print(number, repr(line))
with open('notes.txt') as lines:
    print(lines.readline(), lines.readlines(), repr(lines.read()))
with open('notes.txt', 'a') as more:
    print('six', 7, sep='-', file=more)
print(open('notes.txt').read().splitlines())
with open('notes.txt', 'r+') as both:
    print(both.read(3))
    both.seek(0)
    both.write('ONE')
    both.seek(0)
    print(repr(both.read(5)), both.tell())
with open('word.txt', 'w', encoding='utf-8') as out:
    out.write('é日本')
print(open('word.txt', 'rb').read(), open('word.txt', encoding='utf-8').read(2))
stream = open('word.txt', encoding='utf-8')
print(next(stream), stream.readable(), stream.writable(), stream.seekable())
stream.close()
stream.close()
try:
    with open('notes.txt') as kept:
        1 / 0
except ZeroDivisionError:
    print(kept.closed)
with open('notes.txt') as first, open('word.txt', encoding='utf-8') as second:
    print(first.read(3), second.read())
