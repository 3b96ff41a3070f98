# ends: 1
# says: ValueError: last
error = None
for i in range(3000):
    new = ValueError(str(i))
    new.__cause__ = error
    error = new
raise ValueError("last") from error
