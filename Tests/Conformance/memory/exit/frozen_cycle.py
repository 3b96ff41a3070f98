# A frozen cycle is not.
import gc


class D:
    def __del__(self):
        print("del")


gc.disable()
d = D()
d.me = d
del d
gc.freeze()
print("end of program")
