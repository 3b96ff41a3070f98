ages = {'ann': 30, 'bob' 17}
