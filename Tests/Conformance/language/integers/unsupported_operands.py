def attempt(operation):
    try:
        print(operation())
    except TypeError as error:
        print(error)

attempt(lambda: 1 + '1')
attempt(lambda: '1' + 1)
attempt(lambda: 1 - None)
attempt(lambda: [] * [])
attempt(lambda: {} + {})
attempt(lambda: 5 // 'a')
attempt(lambda: (1,) % 2)
attempt(lambda: -'a')
attempt(lambda: +[])
attempt(lambda: ~'x')
attempt(lambda: 2 @ 3)
attempt(lambda: 'a' * 1.5)
attempt(lambda: [1] * 'b')
attempt(lambda: 1 | '2')
attempt(lambda: divmod(1, 'a'))
attempt(lambda: print << 1)
attempt(lambda: pow('2', 2))
attempt(lambda: abs('x'))
