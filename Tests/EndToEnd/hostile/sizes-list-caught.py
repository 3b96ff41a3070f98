# ends: 3
# Catching everything does not keep a program alive that has reached its limit.
data = []
while True:
    try:
        data.append([0] * 100000)
    except BaseException:
        pass
