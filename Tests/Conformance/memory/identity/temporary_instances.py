# 3.13 keeps attribute values inside the object: until the class has settled, instances differ in size.


class K:
    pass


# Every size class has live blocks, so no pool empties and changes its class.
ballast = [bytes(n) for n in range(1, 479)]
print([id(K()) == id(K()) for _ in range(20)])
