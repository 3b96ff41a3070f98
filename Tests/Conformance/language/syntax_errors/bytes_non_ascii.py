data = b'é'
