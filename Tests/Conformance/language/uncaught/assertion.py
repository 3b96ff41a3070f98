def mean(numbers):
    assert numbers, 'mean of nothing'
    return sum(numbers) / len(numbers)

print(mean([1, 2, 6]))
assert mean([1]) == 1
mean([])
