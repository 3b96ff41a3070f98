def convert(text):
    try:
        return int(text)
    except ValueError:
        return {}[text]

convert('abc')
