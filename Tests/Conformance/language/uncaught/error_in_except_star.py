try:
    raise ExceptionGroup('g', [ValueError('first')])
except* ValueError:
    raise KeyError('raised while handling')
