def stop():
    raise 'text is not an exception'

stop()
