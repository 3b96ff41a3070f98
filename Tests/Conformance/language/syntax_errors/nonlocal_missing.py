def f():
    def g():
        nonlocal nothing
    g()
