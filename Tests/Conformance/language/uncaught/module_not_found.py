try:
    import memoryview
except ModuleNotFoundError as error:
    print(error)
import numpie
