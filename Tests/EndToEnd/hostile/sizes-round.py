# ends: 0 1 3
import sys

round(5, -sys.maxsize)
