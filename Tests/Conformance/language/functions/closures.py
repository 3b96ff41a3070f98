def counter(start=0):
    count = start
    def increment(step=1):
        nonlocal count
        count += step
        return count
    def get():
        return count
    return increment, get
inc, get = counter(10)
other, _ = counter()
print(inc(), inc(5), get(), other(), get())
def make_adders():
    return [lambda x: x + n for n in range(3)]
print([add(10) for add in make_adders()])
def outer():
    x = 'outer'
    def middle():
        def inner():
            return x
        return inner
    f = middle()
    x = 'changed'
    return f
f = outer()
print(f(), f.__closure__[0].cell_contents, f.__code__.co_freevars, inc.__code__.co_freevars,
    get.__closure__[0].cell_contents, (lambda: 1).__closure__)
def late():
    def use(): return value
    try:
        use()
    except NameError as error:
        print(error)
    value = 1
    print(use())
    del value
    try:
        use()
    except NameError as error:
        print(error)
late()
def compose(*functions):
    def run(x):
        for function in functions:
            x = function(x)
        return x
    return run
print(compose(abs, str, len)(-12345), compose()(5))
