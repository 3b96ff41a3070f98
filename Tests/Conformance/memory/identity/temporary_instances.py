# 3.13 keeps attribute values inside the object: until the class has settled, instances differ in size.


class K:
    pass


print([id(K()) == id(K()) for _ in range(20)])
