# After a with block its name is still bound.


class Resource:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *details):
        print("exit")

    def __del__(self):
        print("del")


with Resource() as r:
    print("body")
print(r is not None)
del r
with Resource():
    print("unnamed body")
print("end")
