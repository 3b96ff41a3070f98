# ends: 0
# prints: alive
class A:
    def __del__(self):
        self.__del__()


a = A()
del a
print("alive")
