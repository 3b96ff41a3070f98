print(1 == 1.0, 1 == True, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 == 2.0 ** 53, 10 ** 400 == float('inf'))
print(2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 < float('inf'), -(10 ** 400) > float('-inf'), 1 < float('nan'))
print(1 == '1', 1 != '1', None == 0, 1 == 1 + 0j)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 == 2, 1 == 1.0 == True)
print((1).__eq__('1'), (1).__lt__(1.5), (1).__add__(2.0), (1).__add__(2))
for bad in (lambda: 1 < '2', lambda: 1 >= None, lambda: [] > 1, lambda: 1j < 2):
    try:
        bad()
    except TypeError as error:
        print(error)
print(hash(1) == hash(1.0) == hash(True), {1: 'a', 1.0: 'b', True: 'c'})
