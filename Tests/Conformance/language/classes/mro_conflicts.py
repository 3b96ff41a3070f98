class A: pass
class B(A): pass
def attempt(body):
    try:
        body()
    except TypeError as error:
        print(error)
def conflict():
    class C(A, B): pass
def crossed():
    class X(A, int): pass
    class Y(int, A): pass
    class Z(X, Y): pass
def duplicate():
    class C(A, A): pass
def layout():
    class C(int, str): pass
def final():
    class C(type(None)): pass
def not_a_class():
    class C(5): pass
def module_base():
    import sys
    class C(sys): pass
def function_base():
    class C(type(len)): pass
def range_base():
    class C(range): pass
def instance_base():
    class C(A()): pass
def keyword():
    class C(A, flavour=1): pass
for body in (conflict, crossed, duplicate, layout, final, not_a_class, module_base, function_base, range_base,
        instance_base, keyword):
    attempt(body)
