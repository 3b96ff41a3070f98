# ends: 3
all(map(lambda x: True, iter(int, 1)))
