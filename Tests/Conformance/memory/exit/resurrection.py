# An object that comes back at exit is not finalized again.


class R:
    def __del__(self):
        saved.append(self)
        print("del", len(saved))


saved = []
r = R()
print("end of program")
