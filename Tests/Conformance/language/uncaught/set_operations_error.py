def first(items):
    return items[0]

print(first('ab'))
print(first({1, 2}))
