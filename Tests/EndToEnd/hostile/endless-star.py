# ends: 3
print(*iter(int, 1))
