age = '42'
print(age * 2)
print(age + 1)
