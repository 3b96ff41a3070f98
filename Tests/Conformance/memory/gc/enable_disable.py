# The switch.
import gc

print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.disable()
gc.enable()
print(gc.isenabled())
gc.disable()
gc.collect()
print(gc.isenabled())
