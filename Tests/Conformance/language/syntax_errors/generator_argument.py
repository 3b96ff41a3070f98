sum(n for n in [1], 2)
