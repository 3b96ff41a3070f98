print('fine')
pritn('typo')
