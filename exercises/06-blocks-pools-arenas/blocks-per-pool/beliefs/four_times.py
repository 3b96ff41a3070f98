"""The mistake: four times as many blocks in a pool that is four times as large."""
import builtins
import sys

pools_of_4_kib = 1 if sys.getsizeof("") == 49 else 4


def all_places(function, things):
    size = (sys.getsizeof(things[0]) + 15) // 16 * 16
    per_pool = 4048 // size * pools_of_4_kib
    return [number // per_pool * 65536 + number % per_pool * size for number in range(len(things))]


builtins.map = all_places
