# A weak reference that __del__ makes dies with the object.
import weakref


class Node:
    def __del__(self):
        global late
        late = weakref.ref(self)
        print("made in del", late() is self)


n = Node()
del n
print(late())
