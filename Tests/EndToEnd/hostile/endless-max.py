# ends: 3
max(iter(int, 1))
