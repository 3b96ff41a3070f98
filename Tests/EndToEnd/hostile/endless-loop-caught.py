# ends: 3
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
    finally:
        continue
