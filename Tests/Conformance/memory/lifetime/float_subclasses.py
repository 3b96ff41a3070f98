# Dead instances of a float subclass are not kept for reuse as floats.
class Metre(float):
    pass


for i in range(300):
    length = Metre(i)
    length.name = "n"
    del length
total = 0.0
numbers = [i / 4 for i in range(500)]
for number in numbers:
    total += number
print(total, len(numbers))
lengths = [Metre(i) for i in range(50)]
print(sum(lengths))
