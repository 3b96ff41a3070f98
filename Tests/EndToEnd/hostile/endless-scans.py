# ends: 3
# Scans that make nothing: each costs what it looks at.
data = [None] * 1000000
text = "a" * 10000000
number = 1 << 10**8
while True:
    1 in data
    data.reverse()
    "b" in text
    hash(number)
