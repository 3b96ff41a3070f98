convert = lambda text: float(text)
print([convert(t) for t in ('1.5', '2')])
print({t: convert(t) for t in ('1.5', 'two')})
