# A weak reference to a bound method is dead at once; WeakMethod lasts as long as the object.
import weakref


class Button:
    def press(self):
        return "pressed"


def plain():
    pass


b = Button()
print(weakref.ref(b.press)() is None)
w = weakref.WeakMethod(b.press)
print(w()(), w() == b.press, w == weakref.WeakMethod(b.press), w is weakref.WeakMethod(b.press))
try:
    weakref.WeakMethod(plain)
except TypeError as e:
    print(e)
del b
print(w() is None)
