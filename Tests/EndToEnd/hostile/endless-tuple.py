# ends: 3
tuple(iter(int, 1))
