def flip(flag):
    results = []
    for _ in range(3):
        results.append(~flag)
    return results

print(flip(True), flip(False), flip(1))
print(~(1 < 2))
