# self in a method of a named and of a temporary object.
import sys


class Account:
    def __init__(self):
        self.seen = sys.getrefcount(self)

    def count(self):
        return sys.getrefcount(self)


account = Account()
print(account.seen)
print(account.count())
print(Account().count())
print(Account.count(account))
bound = account.count
print(bound())
print(sys.getrefcount(account))
