d = {'self': None}
d['self'] = d
print(d, d['self']['self'] is d)
l = [d]
d['list'] = l
print(l)
print(d)
t = ({},)
t[0]['t'] = t
print(t)
class Node:
    def __init__(self): self.next = None
    def __repr__(self): return f'Node({self.next!r})' if self.next is not self else 'Node(self)'
n = Node()
n.next = n
print(n, [n], {'n': n}, n.__dict__ == {'next': n})
try:
    a, b = {}, {}
    a['k'], b['k'] = b, a
    a == b
except RecursionError as error:
    print(error)
