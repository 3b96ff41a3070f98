# A list nested a million deep.

x = []
for _ in range(1000000):
    x = [x]
del x
print("freed")
