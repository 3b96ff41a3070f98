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
Python 怎样处理循环引用？怎样让一个对象在一段时间内不被回收？
Python 会处理循环引用，也可以让一个对象在一段时间内不被回收。
"""
