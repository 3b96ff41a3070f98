# ends: 3
x = "ab"
while True:
    x += x
