# ends: 3
1 in iter(int, 1)
