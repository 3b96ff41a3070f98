class Node:
    def method(self):
