def read(config):
    try:
        return config['port']
    except KeyError:
        raise ValueError('no port given') from None

read({})
