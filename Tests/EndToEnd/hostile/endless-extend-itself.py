# ends: 3
x = [1]
for item in x:
    x.append(item)
