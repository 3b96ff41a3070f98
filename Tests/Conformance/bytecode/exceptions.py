try:
    a()
except (A, B) as e:
    b(e)
except C:
    raise D from None
except:
    raise
else:
    c()
finally:
    d()


def f(x):
    for i in x:
        try:
            if i: continue
            if not i: break
            return i.value
        except E as e:
            return e
        finally:
            print(i)
    else:
        return 0
    with a as b, c() as (d, e):
        while True:
            with g:
                return x
    try:
        return 1
    finally:
        x.close()


def groups():
    try:
        f()
    except* A as e:
        g(e)
    except* (B, C):
        h()
    else:
        i()
    assert x, "message"
    assert y
