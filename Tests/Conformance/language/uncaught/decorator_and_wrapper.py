def logged(function):
    def wrapper(*args):
        print('calling', function.__name__)
        return function(*args)
    return wrapper

@logged
def divide(a, b):
    return a // b

divide(7, 2)
divide(7, 0)
