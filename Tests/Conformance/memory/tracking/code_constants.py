import gc

def f(a=(1, 2)):
    return (1, 2, (3, 4)), ()

constants = f.__code__.co_consts
print(gc.is_tracked(constants), gc.is_tracked(f()[0]), gc.is_tracked(f()[0][2]), gc.is_tracked(f()[1]))
gc.collect()
print(gc.is_tracked(constants), gc.is_tracked(f()[0]), gc.is_tracked(f()[0][2]), gc.is_tracked(f()[1]))
