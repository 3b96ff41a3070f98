# ends: 3
while True:
    pass
