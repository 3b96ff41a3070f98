/// `weakref`, in Python: what its collections share, and the two kinds of reference that carry more than an object.
///
/// The module is compiled when it is imported for the first time, of this text and those of the collections
/// (WeakDictionariesSource.swift, WeakSetSource.swift) and of finalizers (FinalizeSource.swift). The native part is
/// `_weakref` (WeakrefModule.swift). Names of attributes that `vars()` shows, and the kinds of objects that a
/// collection consists of, are CPython's, so that a heap looks the same.
let weakrefSource: StaticString = #"""
  import gc as _gc
  import sys
  from _weakref import (
      CallableProxyType, ProxyType, ReferenceType, _at_exit, _keyed_ref, _remove_dead_weakref,
      getweakrefcount, getweakrefs, proxy, ref)

  ProxyTypes = ProxyType, CallableProxyType
  __all__ = (
      "ref proxy getweakrefcount getweakrefs WeakKeyDictionary ReferenceType ProxyType CallableProxyType "
      "ProxyTypes WeakValueDictionary WeakSet WeakMethod finalize").split()


  class KeyedRef(ref):
      # What a WeakValueDictionary stores: the callback must know the key, since the value is gone by then.
      __slots__ = "key",

      def __new__(type, ob, callback, key):
          return _keyed_ref(type, ob, callback, key)

      def __init__(self, ob, callback, key):
          pass


  class WeakMethod(ref):
      # A bound method is made anew by each attribute look-up, so its two parts are referred to instead.
      __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"
      # The callback is told once, by whichever part dies first.

      def __new__(cls, meth, callback=None):
          try:
              instance, function = meth.__self__, meth.__func__
          except AttributeError:
              raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

          def one_part_died(_):
              method = itself()
              if method is not None and method._alive:
                  method._alive = False
                  if callback is not None:
                      callback(method)

          made = ref.__new__(cls, instance, one_part_died)
          itself = ref(made)
          made._alive = True
          made._meth_type = type(meth)
          made._func_ref = ref(function, one_part_died)
          return made

      def __call__(self):
          instance = ref.__call__(self)
          function = self._func_ref()
          if instance is not None and function is not None:
              return self._meth_type(function, instance)

      def __eq__(self, other):
          if not isinstance(other, WeakMethod):
              return NotImplemented
          if self._alive and other._alive:
              return ref.__eq__(self, other) and self._func_ref == other._func_ref
          return self is other

      def __ne__(self, other):
          if not isinstance(other, WeakMethod):
              return NotImplemented
          if self._alive and other._alive:
              return ref.__ne__(self, other) or self._func_ref != other._func_ref
          return self is not other

      __hash__ = ref.__hash__


  class _IterationGuard:
      # Open while a collection is iterated. The last one to close lets the entries of the dead go.
      def __init__(self, container):
          self.weakcontainer = ref(container)

      def __enter__(self):
          if (container := self.weakcontainer()) is not None:
              container._iterating.add(self)

      def __exit__(self, kind, value, trace):
          if (container := self.weakcontainer()) is not None:
              container._iterating.remove(self)
              if not container._iterating:
                  container._settle()


  class _WeakCollection:
      # What the three collections have in common. `data` holds references whose callback is `_remove`. A
      # subclass says in `_forget` how the entry of a dead object goes; while guards are open, that waits
      # in `_pending_removals`.
      __slots__ = ()
      # Whether the dead leave before an operation.
      _eager = False

      def _watch(self):
          # The callback knows the collection weakly: it must not keep it alive.
          def remove(link, selfref=ref(self)):
              if (owner := selfref()) is not None:
                  if owner._iterating:
                      owner._pending_removals.append(link)
                  else:
                      owner._forget(link)

          self._remove, self._pending_removals, self._iterating = remove, [], set()

      def _settle(self):
          while self._pending_removals:
              self._forget(self._pending_removals.pop())

      def _guard(self):
          if self._eager:
              self._settle()
          return _IterationGuard(self)

      def _joined(self, *others):
          for other in others:
              self.update(other)
          return self

      __ior__ = _joined

      def __contains__(self, item):
          try:
              probe = ref(item)
          except TypeError:
              return False
          return probe in self.data
  """#
