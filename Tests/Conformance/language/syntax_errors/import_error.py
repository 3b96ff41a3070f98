import sys as
