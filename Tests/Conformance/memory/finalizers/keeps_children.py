# An object that comes back still has its parts.


class Child:
    def __del__(self):
        print("child gone")


class R:
    def __init__(self):
        self.child = Child()

    def __del__(self):
        print("parent del")
        saved.append(self)


saved = []
r = R()
del r
print(hasattr(saved[0], "child"))
saved.clear()
print("end")
