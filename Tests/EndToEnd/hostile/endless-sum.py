# ends: 3
sum(iter(int, 1))
