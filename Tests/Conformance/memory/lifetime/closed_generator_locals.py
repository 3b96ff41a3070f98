# close() on a generator that is suspended outside any try statement.
class Local:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def plain(argument):
    local = Local("local")
    yield 1


def guarded(argument):
    local = Local("guarded local")
    try:
        yield 1
    finally:
        print("finally")


for function in (plain, guarded):
    generator = function(Local("argument"))
    generator.close()
    print("closed unstarted")
    del generator
    generator = function(Local("argument"))
    next(generator)
    generator.close()
    print("closed")
    del generator
    print("gone")
