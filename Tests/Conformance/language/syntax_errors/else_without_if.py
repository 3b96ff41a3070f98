else:
    print('x')
