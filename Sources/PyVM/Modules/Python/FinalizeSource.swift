/// `finalize` of `weakref`: functions that run when an object dies, at the latest when the interpreter ends.
let finalizeSource: StaticString = #"""
  class finalize:
      # An instance has no state: what it stands for lies in a register that keeps it alive until it was called.
      __slots__ = ()
      _registry = {}
      _numbers = iter(range(1 << 62))
      _shutdown = False
      # Whether something was registered since the order at exit was made up; None before the first.
      _dirty = None

      class _Info:
          __slots__ = "weakref", "func", "args", "kwargs", "atexit", "index"

      def __init__(self, obj, func, /, *args, **kwargs):
          if finalize._dirty is None:
              _at_exit(self._exitfunc)
          entry = self._Info()
          entry.weakref = ref(obj, self)
          entry.func, entry.args, entry.kwargs = func, args, kwargs or None
          entry.atexit = True
          entry.index = next(self._numbers)
          self._registry[self] = entry
          if not finalize._dirty:
              finalize._dirty = True

      def __call__(self, _=None):
          # By hand, by the death of the object (`_` is the reference then), or at exit; whoever comes first.
          entry = self._registry.pop(self, None)
          if entry is not None and not self._shutdown:
              return entry.func(*entry.args, **(entry.kwargs or {}))

      def peek(self):
          entry = self._registry.get(self)
          if entry is not None and (target := entry.weakref()) is not None:
              return target, entry.func, entry.args, entry.kwargs or {}

      def detach(self):
          content = finalize.peek(self)
          if content is not None and self._registry.pop(self, None) is not None:
              return content

      @property
      def atexit(self):
          entry = self._registry.get(self)
          return entry is not None and entry.atexit

      @atexit.setter
      def atexit(self, value):
          if self in self._registry:
              self._registry[self].atexit = bool(value)

      @property
      def alive(self):
          return self in self._registry

      def __repr__(self):
          content = finalize.peek(self)
          state = "dead" if content is None else f"for {type(content[0]).__name__!r} at {id(content[0]):#x}"
          return f"<{type(self).__name__} object at {id(self):#x}; {state}>"

      @classmethod
      def _in_order(cls):
          # Those to call at exit, oldest first.
          due = [made for made, entry in cls._registry.items() if entry.atexit]
          due.sort(key=lambda made: cls._registry[made].index)
          return due

      @classmethod
      def _exitfunc(cls):
          # Newest first. What is registered meanwhile is newer still. No collection comes in between.
          collects = _gc.isenabled()
          _gc.disable()
          try:
              finalize._dirty = True
              while cls._registry:
                  if finalize._dirty:
                      finalize._dirty = False
                      due = cls._in_order()
                  if not due:
                      break
                  try:
                      due.pop()()
                  except Exception as error:
                      sys.excepthook(type(error), error, error.__traceback__)
          finally:
              finalize._shutdown = True
              if collects:
                  _gc.enable()
  """#
