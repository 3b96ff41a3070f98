/// The collections of `weakref`, in Python. Compiled when the module is imported for the first time.
///
/// The native part is the module `_weakref` (WeakrefModule.swift).
let weakrefSource: StaticString = #"""
  import sys
  from _weakref import (
      CallableProxyType, ProxyType, ReferenceType, _at_exit, getweakrefcount, getweakrefs, proxy, ref)

  __all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
             "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet",
             "WeakMethod", "finalize"]

  ProxyTypes = (ProxyType, CallableProxyType)


  class WeakMethod(ref):
      __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

      def __new__(cls, meth, callback=None):
          try:
              obj = meth.__self__
              func = meth.__func__
          except AttributeError:
              raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

          def _cb(arg):
              self = self_wr()
              if self._alive:
                  self._alive = False
                  if callback is not None:
                      callback(self)
          self = ref.__new__(cls, obj, _cb)
          self._func_ref = ref(func, _cb)
          self._meth_type = type(meth)
          self._alive = True
          self_wr = ref(self)
          return self

      def __call__(self):
          obj = super().__call__()
          func = self._func_ref()
          if obj is None or func is None:
              return None
          return self._meth_type(func, obj)

      def __eq__(self, other):
          if isinstance(other, WeakMethod):
              if not self._alive or not other._alive:
                  return self is other
              return ref.__eq__(self, other) and self._func_ref == other._func_ref
          return NotImplemented

      def __ne__(self, other):
          if isinstance(other, WeakMethod):
              return not (self == other)
          return NotImplemented

      __hash__ = ref.__hash__


  class KeyedRef(ref):
      __slots__ = "key",

      def __new__(type, ob, callback, key):
          self = ref.__new__(type, ob, callback)
          self.key = key
          return self

      def __init__(self, ob, callback, key):
          super().__init__(ob, callback)


  class _Pause:
      # While a collection is being iterated, entries of dead objects stay in place.
      def __init__(self, owner):
          self.owner = ref(owner)

      def __enter__(self):
          owner = self.owner()
          if owner is not None:
              owner._pauses += 1
          return self

      def __exit__(self, kind, value, trace):
          owner = self.owner()
          if owner is not None:
              owner._pauses -= 1
              if not owner._pauses:
                  owner._drop_pending()


  class WeakValueDictionary:
      def __init__(self, other=(), /, **kw):
          def remove(wr, selfref=ref(self)):
              self = selfref()
              if self is not None:
                  if self._pauses:
                      self._pending.append(wr.key)
                  else:
                      found = self.data.get(wr.key)
                      if found is wr:
                          del self.data[wr.key]
          self._remove = remove
          self._pending = []
          self._pauses = 0
          self.data = {}
          self.update(other, **kw)

      def _drop_pending(self):
          pending, data = self._pending, self.data
          while pending:
              key = pending.pop()
              wr = data.get(key)
              if wr is not None and wr() is None:
                  del data[key]

      def __getitem__(self, key):
          if self._pending:
              self._drop_pending()
          value = self.data[key]()
          if value is None:
              raise KeyError(key)
          return value

      def __delitem__(self, key):
          if self._pending:
              self._drop_pending()
          del self.data[key]

      def __len__(self):
          if self._pending:
              self._drop_pending()
          return len(self.data)

      def __contains__(self, key):
          if self._pending:
              self._drop_pending()
          try:
              value = self.data[key]()
          except KeyError:
              return False
          return value is not None

      def __repr__(self):
          return "<%s at %#x>" % (self.__class__.__name__, id(self))

      def __setitem__(self, key, value):
          if self._pending:
              self._drop_pending()
          self.data[key] = KeyedRef(value, self._remove, key)

      def copy(self):
          if self._pending:
              self._drop_pending()
          new = WeakValueDictionary()
          with _Pause(self):
              for key, wr in self.data.items():
                  value = wr()
                  if value is not None:
                      new[key] = value
          return new

      __copy__ = copy

      def get(self, key, default=None):
          if self._pending:
              self._drop_pending()
          try:
              wr = self.data[key]
          except KeyError:
              return default
          value = wr()
          return default if value is None else value

      def items(self):
          if self._pending:
              self._drop_pending()
          with _Pause(self):
              for key, wr in self.data.items():
                  value = wr()
                  if value is not None:
                      yield key, value

      def keys(self):
          if self._pending:
              self._drop_pending()
          with _Pause(self):
              for key, wr in self.data.items():
                  if wr() is not None:
                      yield key

      __iter__ = keys

      def values(self):
          if self._pending:
              self._drop_pending()
          with _Pause(self):
              for wr in self.data.values():
                  value = wr()
                  if value is not None:
                      yield value

      def valuerefs(self):
          if self._pending:
              self._drop_pending()
          return list(self.data.values())

      def itervaluerefs(self):
          if self._pending:
              self._drop_pending()
          with _Pause(self):
              yield from self.data.values()

      def popitem(self):
          if self._pending:
              self._drop_pending()
          while True:
              key, wr = self.data.popitem()
              value = wr()
              if value is not None:
                  return key, value

      def pop(self, key, *args):
          if self._pending:
              self._drop_pending()
          try:
              value = self.data.pop(key)()
          except KeyError:
              value = None
          if value is None:
              if args:
                  return args[0]
              raise KeyError(key)
          return value

      def setdefault(self, key, default=None):
          try:
              value = self.data[key]()
          except KeyError:
              value = None
          if value is None:
              if self._pending:
                  self._drop_pending()
              self.data[key] = KeyedRef(default, self._remove, key)
              return default
          return value

      def update(self, other=None, /, **kwargs):
          if self._pending:
              self._drop_pending()
          if other is not None:
              if hasattr(other, "items"):
                  for key, value in other.items():
                      self[key] = value
              elif hasattr(other, "keys"):
                  for key in other.keys():
                      self[key] = other[key]
              else:
                  for key, value in other:
                      self[key] = value
          for key, value in kwargs.items():
              self[key] = value

      def clear(self):
          while self.data:
              self.data.popitem()

      def __eq__(self, other):
          if not hasattr(other, "items"):
              return NotImplemented
          return dict(self.items()) == dict(other.items())

      __hash__ = None

      def __ior__(self, other):
          self.update(other)
          return self

      def __or__(self, other):
          if hasattr(other, "items"):
              new = self.copy()
              new.update(other)
              return new
          return NotImplemented

      def __ror__(self, other):
          if hasattr(other, "items"):
              new = self.__class__()
              new.update(other)
              new.update(self)
              return new
          return NotImplemented


  class WeakKeyDictionary:
      def __init__(self, dict=None):
          self.data = {}

          def remove(k, selfref=ref(self)):
              self = selfref()
              if self is not None:
                  if self._pauses:
                      self._pending.append(k)
                  else:
                      try:
                          del self.data[k]
                      except KeyError:
                          pass
          self._remove = remove
          self._pending = []
          self._pauses = 0
          self._dirty_len = False
          if dict is not None:
              self.update(dict)

      def _drop_pending(self):
          pending, data = self._pending, self.data
          while pending:
              try:
                  del data[pending.pop()]
              except KeyError:
                  pass

      def __delitem__(self, key):
          self._dirty_len = True
          del self.data[ref(key)]

      def __getitem__(self, key):
          return self.data[ref(key)]

      def __len__(self):
          return len(self.data) - len(self._pending)

      def __repr__(self):
          return "<%s at %#x>" % (self.__class__.__name__, id(self))

      def __setitem__(self, key, value):
          self.data[ref(key, self._remove)] = value

      def copy(self):
          new = WeakKeyDictionary()
          with _Pause(self):
              for key, value in self.data.items():
                  o = key()
                  if o is not None:
                      new[o] = value
          return new

      __copy__ = copy

      def get(self, key, default=None):
          return self.data.get(ref(key), default)

      def __contains__(self, key):
          try:
              wr = ref(key)
          except TypeError:
              return False
          return wr in self.data

      def items(self):
          with _Pause(self):
              for wr, value in self.data.items():
                  key = wr()
                  if key is not None:
                      yield key, value

      def keys(self):
          with _Pause(self):
              for wr in self.data:
                  key = wr()
                  if key is not None:
                      yield key

      __iter__ = keys

      def values(self):
          with _Pause(self):
              for wr, value in self.data.items():
                  if wr() is not None:
                      yield value

      def keyrefs(self):
          return list(self.data)

      def popitem(self):
          self._dirty_len = True
          while True:
              key, value = self.data.popitem()
              o = key()
              if o is not None:
                  return o, value

      def pop(self, key, *args):
          self._dirty_len = True
          return self.data.pop(ref(key), *args)

      def setdefault(self, key, default=None):
          return self.data.setdefault(ref(key, self._remove), default)

      def update(self, dict=None, /, **kwargs):
          if dict is not None:
              if hasattr(dict, "items"):
                  for key, value in dict.items():
                      self[key] = value
              else:
                  for key, value in dict:
                      self[key] = value
          if kwargs:
              for key, value in kwargs.items():
                  self[key] = value

      def clear(self):
          while self.data:
              self.data.popitem()

      def __eq__(self, other):
          if not hasattr(other, "items"):
              return NotImplemented
          return dict(self.items()) == dict(other.items())

      __hash__ = None

      def __ior__(self, other):
          self.update(other)
          return self

      def __or__(self, other):
          if hasattr(other, "items"):
              new = self.copy()
              new.update(other)
              return new
          return NotImplemented

      def __ror__(self, other):
          if hasattr(other, "items"):
              new = self.__class__()
              new.update(other)
              new.update(self)
              return new
          return NotImplemented


  class WeakSet:
      def __init__(self, data=None):
          self.data = set()

          def _remove(item, selfref=ref(self)):
              self = selfref()
              if self is not None:
                  if self._pauses:
                      self._pending.append(item)
                  else:
                      self.data.discard(item)
          self._remove = _remove
          self._pending = []
          self._pauses = 0
          if data is not None:
              self.update(data)

      def _drop_pending(self):
          pending, data = self._pending, self.data
          while pending:
              data.discard(pending.pop())

      def __iter__(self):
          with _Pause(self):
              for wr in self.data:
                  item = wr()
                  if item is not None:
                      yield item

      def __len__(self):
          return len(self.data) - len(self._pending)

      def __contains__(self, item):
          try:
              wr = ref(item)
          except TypeError:
              return False
          return wr in self.data

      def add(self, item):
          if self._pending:
              self._drop_pending()
          self.data.add(ref(item, self._remove))

      def clear(self):
          if self._pending:
              self._drop_pending()
          self.data.clear()

      def copy(self):
          return self.__class__(self)

      def pop(self):
          if self._pending:
              self._drop_pending()
          while True:
              try:
                  wr = self.data.pop()
              except KeyError:
                  raise KeyError("pop from empty WeakSet") from None
              item = wr()
              if item is not None:
                  return item

      def remove(self, item):
          if self._pending:
              self._drop_pending()
          self.data.remove(ref(item))

      def discard(self, item):
          if self._pending:
              self._drop_pending()
          self.data.discard(ref(item))

      def update(self, other):
          if self._pending:
              self._drop_pending()
          for element in other:
              self.add(element)

      def __ior__(self, other):
          self.update(other)
          return self

      def difference(self, other):
          new = self.copy()
          new.difference_update(other)
          return new

      __sub__ = difference

      def difference_update(self, other):
          self.__isub__(other)

      def __isub__(self, other):
          if self._pending:
              self._drop_pending()
          if self is other:
              self.data.clear()
          else:
              self.data.difference_update(ref(item) for item in other)
          return self

      def intersection(self, other):
          return self.__class__(item for item in other if item in self)

      __and__ = intersection

      def intersection_update(self, other):
          self.__iand__(other)

      def __iand__(self, other):
          if self._pending:
              self._drop_pending()
          self.data.intersection_update(ref(item) for item in other)
          return self

      def issubset(self, other):
          return self.data.issubset(ref(item) for item in other)

      __le__ = issubset

      def __lt__(self, other):
          return self.data < set(map(ref, other))

      def issuperset(self, other):
          return self.data.issuperset(ref(item) for item in other)

      __ge__ = issuperset

      def __gt__(self, other):
          return self.data > set(map(ref, other))

      def __eq__(self, other):
          if not isinstance(other, self.__class__):
              return NotImplemented
          return self.data == set(map(ref, other))

      __hash__ = None

      def symmetric_difference(self, other):
          new = self.copy()
          new.symmetric_difference_update(other)
          return new

      __xor__ = symmetric_difference

      def symmetric_difference_update(self, other):
          self.__ixor__(other)

      def __ixor__(self, other):
          if self._pending:
              self._drop_pending()
          if self is other:
              self.data.clear()
          else:
              self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
          return self

      def union(self, other):
          return self.__class__(e for s in (self, other) for e in s)

      __or__ = union

      def isdisjoint(self, other):
          return len(self.intersection(other)) == 0

      def __repr__(self):
          return repr(self.data)


  class finalize:
      __slots__ = ()
      _registry = {}
      _counter = [0]
      _shutdown = False
      _dirty = False
      _registered_with_atexit = False

      class _Info:
          __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

      def __init__(self, obj, func, /, *args, **kwargs):
          if not self._registered_with_atexit:
              _at_exit(self._exitfunc)
              finalize._registered_with_atexit = True
          info = self._Info()
          info.weakref = ref(obj, self)
          info.func = func
          info.args = args
          info.kwargs = kwargs or None
          info.atexit = True
          info.index = self._counter[0]
          self._counter[0] += 1
          self._registry[self] = info
          finalize._dirty = True

      def __call__(self, _=None):
          info = self._registry.pop(self, None)
          if info and not self._shutdown:
              return info.func(*info.args, **(info.kwargs or {}))

      def detach(self):
          info = self._registry.get(self)
          obj = info and info.weakref()
          if obj is not None and self._registry.pop(self, None):
              return (obj, info.func, info.args, info.kwargs or {})

      def peek(self):
          info = self._registry.get(self)
          obj = info and info.weakref()
          if obj is not None:
              return (obj, info.func, info.args, info.kwargs or {})

      @property
      def alive(self):
          return self in self._registry

      @property
      def atexit(self):
          info = self._registry.get(self)
          return bool(info) and info.atexit

      @atexit.setter
      def atexit(self, value):
          info = self._registry.get(self)
          if info:
              info.atexit = bool(value)

      def __repr__(self):
          info = self._registry.get(self)
          obj = info and info.weakref()
          if obj is None:
              return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
          return "<%s object at %#x; for %r at %#x>" % (
              type(self).__name__, id(self), type(obj).__name__, id(obj))

      @classmethod
      def _select_for_exit(cls):
          live = [(f, i) for (f, i) in cls._registry.items() if i.atexit]
          live.sort(key=lambda item: item[1].index)
          return [f for (f, i) in live]

      @classmethod
      def _exitfunc(cls):
          try:
              pending = None
              while cls._registry:
                  if pending is None or finalize._dirty:
                      pending = cls._select_for_exit()
                      finalize._dirty = False
                  if not pending:
                      break
                  f = pending.pop()
                  try:
                      f()
                  except Exception as error:
                      sys.excepthook(type(error), error, error.__traceback__)
          finally:
              finalize._shutdown = True
  """#
