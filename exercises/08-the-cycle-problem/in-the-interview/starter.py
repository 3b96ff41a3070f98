# heaplings: X08.6
"""

"""
