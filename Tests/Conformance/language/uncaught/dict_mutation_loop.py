ages = {'ann': 30, 'bob': 17}
for name in ages:
    if ages[name] < 18:
        del ages[name]
print(ages)
for name in ages:
    ages[name + '2'] = 0
