config = {'a': {'b': None}}
print(config['a']['b'])
print(config['a']['b']['c'])
