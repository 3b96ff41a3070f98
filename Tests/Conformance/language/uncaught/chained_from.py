class ConfigError(Exception):
    pass

def read(config):
    try:
        return config['port']
    except KeyError as error:
        raise ConfigError('no port given') from error

read({'host': 'localhost'})
