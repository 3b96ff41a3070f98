# ends: 0
# prints: RecursionError
class A:
    def __enter__(self):
        with self:
            pass

    def __exit__(self, *args):
        pass


try:
    with A():
        pass
except RecursionError:
    print("RecursionError")
