# A return value and a finally block.
import sys


def plain():
    data = []
    return data


def guarded():
    data = []
    try:
        return data
    finally:
        print("in finally", sys.getrefcount(data))


print(sys.getrefcount(plain()))
print(sys.getrefcount(guarded()))
