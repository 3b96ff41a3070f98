name = 'a'
print(f'{}')
