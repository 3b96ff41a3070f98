# ends: 3
list(iter(int, 1))
