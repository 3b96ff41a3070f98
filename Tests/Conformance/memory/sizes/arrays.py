import sys
from array import array

for code in 'bhid':
    print(code, [sys.getsizeof(array(code, range(n))) for n in (0, 1, 5, 9, 17, 40)])
    grown, sizes = array(code), []
    for n in range(40):
        grown.append(n)
        if not sizes or sizes[-1] != sys.getsizeof(grown):
            sizes.append(sys.getsizeof(grown))
    while grown:
        grown.pop()
        if sizes[-1] != sys.getsizeof(grown):
            sizes.append(sys.getsizeof(grown))
    print(sizes)
a = array('i', [1, 2, 3])
print(sys.getsizeof(a), sys.getsizeof(array('i', (1, 2, 3))), sys.getsizeof(array('i', a)))
print(sys.getsizeof(array('i', b'abcdabcd')), sys.getsizeof(a + a), sys.getsizeof(a * 5), sys.getsizeof(a[1:]))
print(sys.getsizeof(array('i', range(1000000))))
