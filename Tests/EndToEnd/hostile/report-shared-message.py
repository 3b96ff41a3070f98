# ends: 3
# says: output limit
# A thousand chained exceptions share one long message: their report is a thousand times as long as their memory.
message = "x" * 3000000
error = None
for _ in range(1000):
    try:
        raise ValueError(message) from error
    except ValueError as caught:
        error = caught
raise error
