# ends: 1 3
x = 1
while True:
    x = x << x
