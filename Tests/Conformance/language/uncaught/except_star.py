try:
    raise ExceptionGroup('g', [ValueError('handled'), OSError('left over')])
except* ValueError as group:
    print('caught', group.exceptions)
