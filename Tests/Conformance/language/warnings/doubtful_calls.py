# Warnings of what runs: the truth of NotImplemented, throw() with three parts.
if NotImplemented:
    print('true')
print(bool((1).__eq__('1')), not NotImplemented)


def generator():
    while True:
        try:
            yield
        except ValueError as error:
            print(repr(error))


running = generator()
next(running)
running.throw(ValueError('one'))
running.throw(ValueError, 'two')
running.throw(ValueError, ('three', 3), None)
for times in range(2):
    running.throw(ValueError, 'once')
