x = [n for 5 in range(3)]
