import sys, gc as collector
from sys import maxsize as biggest, getrefcount
from time import *
print(sys.__name__, collector.__name__, biggest == sys.maxsize, callable(getrefcount), 'gc' in globals(),
    callable(perf_counter))
import sys as again
print(again is sys, 'sys' in sys.modules, type(sys), sys.version_info[0], sys.version_info.major,
    sys.byteorder)
def local_import():
    import random
    return random.__name__
print(local_import(), 'random' in globals())
def attempt(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ':', error)
def missing(): import no_such_module
def missing_part(): import no_such.part
def not_package(): import sys.part
def missing_name(): from gc import no_such_name
def missing_attribute(): sys.no_such_attribute
def relative(): from . import something
for body in (missing, missing_part, not_package, missing_name, missing_attribute, relative):
    attempt(body)
