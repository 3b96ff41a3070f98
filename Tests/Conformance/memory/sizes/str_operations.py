# Run-time strings are exact: no slack after joins and concatenation.
import sys

text = ""
for i in range(50):
    text += "ab"
print(len(text), sys.getsizeof(text))
print(sys.getsizeof("".join(["ab"] * 50)))
print(sys.getsizeof(text[10:20]))
print(sys.getsizeof(text.upper()), sys.getsizeof(text.replace("a", "xyz")))
print(sys.getsizeof(str(10**20)), sys.getsizeof("%d-%s" % (12345, "abc")), sys.getsizeof(f"{10**9}!"))
