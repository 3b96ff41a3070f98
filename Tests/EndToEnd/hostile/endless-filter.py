# ends: 3
next(filter(None, iter(int, 1)))
