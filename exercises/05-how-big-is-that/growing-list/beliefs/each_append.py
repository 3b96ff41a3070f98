"""The mistake: there is never spare room."""
import sys

sys.getsizeof = lambda row: 56 + 8 * len(row)
