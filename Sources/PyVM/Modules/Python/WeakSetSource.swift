/// `WeakSet` of `weakref`. CPython has it in a module of its own, whose name its repr shows.
let weakSetSource: StaticString = #"""
  class WeakSet(_WeakCollection):
      # A set of references. Other collections are looked at as the references to their items, so that the
      # operations are those of the set inside.
      __module__ = "_weakrefset"
      __class_getitem__ = classmethod(type(list[int]))

      def __init__(self, data=None):
          self.data = set()
          self._watch()
          if data is not None: self.update(data)

      def _forget(self, link):
          self.data.discard(link)

      def _settled(self):
          self._settle()
          return self.data

      def __len__(self):
          return len(self.data) - len(self._pending_removals)

      def __iter__(self):
          with self._guard():
              for link in self.data:
                  if (item := link()) is not None:
                      yield item

      def __repr__(self):
          return repr(self.data)

      def __reduce__(self):
          return self.__class__, (list(self),), self.__getstate__()

      def copy(self):
          return self.__class__(self)

      # One item

      def add(self, item):
          if self._pending_removals: self._settle()
          self.data.add(ref(item, self._remove))

      def remove(self, item):
          self._settled().remove(ref(item))

      def discard(self, item):
          self._settled().discard(ref(item))

      def pop(self):
          data = self._settled()
          while data:
              if (item := data.pop()()) is not None:
                  return item
          raise KeyError("pop from empty WeakSet")

      def clear(self):
          self._settled().clear()

      # Changed by another collection. With itself, nothing is left of a difference.

      def __iand__(self, other):
          self._settled().intersection_update(map(ref, other))
          return self

      def __isub__(self, other):
          data = self._settled()
          data.difference_update(data if self is other else map(ref, other))
          return self

      def __ixor__(self, other):
          data, callback = self._settled(), self._remove
          data.symmetric_difference_update(data if self is other else [ref(item, callback) for item in other])
          return self

      def update(self, other):
          self._settle()
          for item in other:
              self.add(item)

      def intersection_update(self, other):
          self.__iand__(other)

      def symmetric_difference_update(self, other):
          self.__ixor__(other)

      def difference_update(self, other):
          self.__isub__(other)

      # A new set

      def union(self, other):
          return self.copy().__ior__(other)

      def difference(self, other):
          return self.copy().__isub__(other)

      def symmetric_difference(self, other):
          return self.copy().__ixor__(other)

      def intersection(self, other):
          return self.__class__(filter(self.__contains__, other))

      __or__, __sub__, __xor__, __and__ = union, difference, symmetric_difference, intersection

      # Comparisons

      def issubset(self, other):
          return self.data.issubset(map(ref, other))

      def issuperset(self, other):
          return self.data.issuperset(map(ref, other))

      def isdisjoint(self, other):
          return not len(self.intersection(other))

      __le__, __ge__ = issubset, issuperset

      def __lt__(self, other):
          return self.data < {*map(ref, other)}

      def __gt__(self, other):
          return self.data > {*map(ref, other)}

      def __eq__(self, other):
          if isinstance(other, self.__class__):
              return self.data == {*map(ref, other)}
          return NotImplemented
  """#
