# A single latin-1 character is cached, from 3.12 with its UTF-8 form.
import sys

print(sys.getsizeof("é"))
print(sys.getsizeof(chr(233)))
print(sys.getsizeof("éa"[0]))
print(sys.getsizeof("a"), sys.getsizeof(chr(97)))
