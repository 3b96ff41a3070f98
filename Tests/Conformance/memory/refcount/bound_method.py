# A stored bound method keeps its object.
import sys


class Button:
    def press(self):
        pass


button = Button()
print(sys.getrefcount(button))
handler = button.press
print(sys.getrefcount(button))
print(sys.getrefcount(handler))
print(sys.getrefcount(button.press))
button.handler = handler
print(sys.getrefcount(button), sys.getrefcount(handler))
del button.handler
del handler
print(sys.getrefcount(button))
