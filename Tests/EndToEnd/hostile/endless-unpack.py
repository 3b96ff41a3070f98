# ends: 3
a, *b = iter(int, 1)
