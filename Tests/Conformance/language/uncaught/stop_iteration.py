it = iter('a')
print(next(it))
next(it)
