/// `WeakValueDictionary` and `WeakKeyDictionary` of `weakref`.
let weakDictionariesSource: StaticString = #"""
  # What counts as a mapping beside the two classes below.
  _mappings = dict, type(type.__dict__)


  class _WeakMapping(_WeakCollection):
      # What both dictionaries do alike, told by their `_store` (an entry, whatever is pending), `items` and `data`.
      __slots__ = ()
      __reversed__ = None

      def __repr__(self):
          return f"<{self.__class__.__name__} at {id(self):#x}>"

      def __eq__(self, other):
          if isinstance(other, _mappings):
              return dict(self.items()) == dict(other.items())
          return NotImplemented

      def update(self, other=None, /, **kwargs):
          if self._pending_removals and self._eager:
              self._settle()
          if other is not None:
              for key, value in (other if hasattr(other, "items") else dict(other)).items():
                  self._store(key, value)
          for key, value in kwargs.items():
              self._store(key, value)

      def __or__(self, other):
          return self.copy()._joined(other) if isinstance(other, _mappings) else NotImplemented

      def __ror__(self, other):
          return self.__class__()._joined(other, self) if isinstance(other, _mappings) else NotImplemented

      def copy(self):
          # A subclass's copy is a plain dictionary.
          plain = self._plain
          twin = plain()
          for key, value in plain.items(self):
              twin[key] = value
          return twin

      __copy__ = copy

      def clear(self):
          data = self.data
          while data:
              data.popitem()


  _mappings += _WeakMapping,


  class WeakValueDictionary(_WeakMapping):
      # key: KeyedRef(value). Dead entries are found by their key, so they leave before an operation looks.
      _eager = True

      def __init__(self, other=(), /, **kw):
          def remove(link, selfref=ref(self), forget=_remove_dead_weakref):
              if (owner := selfref()) is not None:
                  if owner._iterating:
                      owner._pending_removals.append(link.key)
                  else:
                      forget(owner.data, link.key)

          self._remove, self._pending_removals, self._iterating = remove, [], set()
          self.data = {}
          self.update(other, **kw)

      def _forget(self, key):
          _remove_dead_weakref(self.data, key)

      def _store(self, key, value):
          self.data[key] = _keyed_ref(KeyedRef, value, self._remove, key)

      def __setitem__(self, key, value):
          if self._pending_removals: self._settle()
          self.data[key] = _keyed_ref(KeyedRef, value, self._remove, key)

      def __getitem__(self, key):
          if self._pending_removals: self._settle()
          if (value := self.data[key]()) is None:
              raise KeyError(key)
          return value

      def get(self, key, default=None):
          if self._pending_removals: self._settle()
          try:
              value = self.data[key]()
          except KeyError:
              return default
          return default if value is None else value

      def __contains__(self, key):
          if self._pending_removals: self._settle()
          try:
              return self.data[key]() is not None
          except KeyError:
              return False

      def __len__(self):
          if self._pending_removals: self._settle()
          return len(self.data)

      def __delitem__(self, key):
          if self._pending_removals: self._settle()
          del self.data[key]

      def pop(self, key, *args):
          if self._pending_removals: self._settle()
          link = self.data.pop(key, None)
          if link is not None and (value := link()) is not None:
              return value
          if args:
              return args[0]
          raise KeyError(key)

      def popitem(self):
          if self._pending_removals: self._settle()
          value = None
          while value is None:
              key, link = self.data.popitem()
              value = link()
          return key, value

      def setdefault(self, key, default=None):
          link = self.data.get(key)
          if link is not None and (value := link()) is not None:
              return value
          self[key] = default
          return default

      def items(self):
          with self._guard():
              for key, link in self.data.items():
                  if (value := link()) is not None:
                      yield key, value

      def keys(self):
          with self._guard():
              for key, link in self.data.items():
                  if link() is not None:
                      yield key

      __iter__ = keys

      def values(self):
          with self._guard():
              for link in self.data.values():
                  if (value := link()) is not None:
                      yield value

      def itervaluerefs(self):
          with self._guard():
              for link in self.data.values():
                  yield link

      def valuerefs(self):
          self._settle()
          return list(self.data.values())


  class WeakKeyDictionary(_WeakMapping):
      # ref(key): value. A dead reference equals no living one, so dead entries disturb nothing but the length.

      def __init__(self, dict=None):
          self.data = {}
          self._watch()
          self._dirty_len = False
          if dict is not None: self.update(dict)

      def _forget(self, link):
          self.data.pop(link, None)

      def __setitem__(self, key, value):
          self.data[ref(key, self._remove)] = value

      _store = __setitem__

      def __getitem__(self, key):
          return self.data[ref(key)]

      def get(self, key, default=None):
          return self.data.get(ref(key), default)

      def setdefault(self, key, default=None):
          return self.data.setdefault(ref(key, self._remove), default)

      def __len__(self):
          # Entries that somebody took out by hand while they were pending are counted once.
          if self._dirty_len and self._pending_removals:
              self._pending_removals = [link for link in self._pending_removals if link in self.data]
              self._dirty_len = False
          return len(self.data) - len(self._pending_removals)

      def __delitem__(self, key):
          link = ref(key)
          self._dirty_len = True
          del self.data[link]

      def pop(self, key, *default):
          link = ref(key)
          self._dirty_len = True
          return self.data.pop(link, *default)

      def popitem(self):
          self._dirty_len = True
          key = None
          while key is None:
              link, value = self.data.popitem()
              key = link()
          return key, value

      def clear(self):
          self._dirty_len = True
          _WeakMapping.clear(self)

      def items(self):
          with self._guard():
              for link, value in self.data.items():
                  if (key := link()) is not None:
                      yield key, value

      def keys(self):
          with self._guard():
              for link in self.data:
                  if (key := link()) is not None:
                      yield key

      __iter__ = keys

      def values(self):
          with self._guard():
              for link, value in self.data.items():
                  if link() is not None:
                      yield value

      def keyrefs(self):
          return list(self.data)


  for _plain in WeakValueDictionary, WeakKeyDictionary:
      _plain._plain = _plain
  del _plain
  """#
