# ends: 3
"".join(iter(str, 1))
