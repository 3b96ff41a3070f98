class Node:
    def __init__(self, value, next=None): self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for item in reversed(list(items)):
            self.push(item)
    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1
    def pop(self):
        if self.head is None:
            raise IndexError('pop from empty LinkedList')
        value, self.head = self.head.value, self.head.next
        self.size -= 1
        return value
    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self): return self.size
    def __repr__(self): return f'{type(self).__name__}({list(self)!r})'
l = LinkedList('abc')
l.push('z')
print(l, len(l), 'b' in l, list(map(str.upper, l)), l.pop(), l)
l.reverse()
print(l, sorted(l), [x for x in l if x > 'a'])
while l:
    l.pop()
try:
    l.pop()
except IndexError as error:
    print(error)
