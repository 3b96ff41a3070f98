values = [3, 2, 1, 0, 5]
print(list(iter(values.pop, 0)), values)
count = 0
def tick():
    global count
    count += 1
    if count > 5:
        raise StopIteration
    return count
print(list(iter(tick, 4)), count, list(iter(tick, 99)), count)
it = iter(lambda: 'same', 'same')
print(next(it, 'ended at once'), next(it, 'still ended'))
def boom(): raise KeyError('inside')
try:
    next(iter(boom, None))
except KeyError as error:
    print(repr(error))
chunks = iter('abcdefg')
print(list(iter(lambda: ''.join(c for c, _ in zip(chunks, range(3))), '')))
