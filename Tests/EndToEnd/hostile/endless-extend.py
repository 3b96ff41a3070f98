# ends: 3
x = []
x.extend(iter(int, 1))
