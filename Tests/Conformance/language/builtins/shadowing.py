def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ':', error)
list = [1, 2]
attempt(lambda: list('abc'))
del list
print(list('abc'))
sum = 10
attempt(lambda: sum([1]))
del sum
print(sum([1]))
def local_shadow():
    print('before', len('abc'))
    str = 'text'
    return str(5)
attempt(local_shadow)
def unbound():
    n = max([1, 2])
    max = n
attempt(unbound)
import builtins
print(builtins.len is len, hasattr(builtins, 'sum'))
builtins.invented = lambda: 'new builtin'
print(invented())
original = builtins.len
builtins.len = lambda x: 'patched'
print(len([1]))
builtins.len = original
del builtins.invented
attempt(lambda: invented())
True_value = True
print(len([1]), True_value)
try:
    del len
except NameError as error:
    print(error)
