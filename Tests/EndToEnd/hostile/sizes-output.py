# ends: 3
while True:
    print("x" * 1000)
