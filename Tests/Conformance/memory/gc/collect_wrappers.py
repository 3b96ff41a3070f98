# A class with static and class methods: their attribute dicts are garbage too.
import gc


def make():
    class Tool:
        __slots__ = ("a",)

        @staticmethod
        def first():
            pass

        @classmethod
        def second(cls):
            pass


gc.disable()
gc.collect()
make()
print(gc.collect())
