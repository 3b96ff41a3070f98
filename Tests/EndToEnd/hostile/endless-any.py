# ends: 3
any(iter(int, 1))
