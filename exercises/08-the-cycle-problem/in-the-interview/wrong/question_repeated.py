# heaplings: X08.6
# fails: counting
# fails: containers
# fails: subtraction
# fails: trigger
# fails: generations
# fails: strong
# fails: reachable
# fails: release
# fails: waits
"""
How does Python deal with reference cycles? How do you keep an object from being collected for a while?
Python deals with reference cycles, and you keep an object from being collected for a while.
"""
