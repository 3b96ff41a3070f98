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
计数、循环不归零、回收器、容器、减去引用、分配、超过阈值、分代、年轻经常、年老很少、
强引用、全局、可达不回收、去掉引用、循环等回收
"""
