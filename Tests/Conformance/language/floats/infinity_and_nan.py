inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, -nan, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan is nan, nan in [nan], [nan] == [nan],
    (nan,) == (float('nan'),))
print(inf > 10 ** 400, inf == inf, -inf < inf, max(1, inf), min(nan, 1), min(1, nan))
print(inf % 2 != inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf)
print(float('Infinity'), float('-INF'), float(' nan '), float('+nan'), float('iNf'))
print(inf ** 0, 1 ** nan, nan ** 0, 0.0 ** inf, 2 ** -inf)
print(hash(inf), hash(-inf), bool(nan), inf.is_integer(), str(inf), f'{nan:.2f} {inf:5} {-inf:.1e} {inf:+}')
for bad in (lambda: int(inf), lambda: int(nan), lambda: round(inf), lambda: inf.as_integer_ratio(),
            lambda: nan.as_integer_ratio(), lambda: 1.0 / 0, lambda: 0.0 ** -1, lambda: inf // 0,
                    lambda: 1 % 0.0):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__ + ':', error)
