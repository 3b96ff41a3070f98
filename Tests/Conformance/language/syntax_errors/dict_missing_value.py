ages = {'ann': 30, 'bob':}
