# ends: 3
dict(zip(range(10**18), range(10**18)))
