# ends: 3
"x" in range(10**18)
