import gc

from answer import Survivor, rescued

rescued_while_alive = 0
came_back = 0
finalized_by_python = 0
came_back_again = 0
gc.collect()
for number in range(ROUNDS):
    one = Survivor(number)
    if CYCLE:
        one.me = one
    mark = id(one)
    rescued_while_alive += len(rescued)
    one = None
    gc.collect()
    # Nothing but the list may hold it while we look: only facts are kept.
    facts = [(id(found) == mark and found.number == number, gc.is_finalized(found)) for found in rescued]
    came_back += facts in ([(True, True)], [(True, False)])
    finalized_by_python += facts == [(True, True)]
    rescued.clear()
    gc.collect()
    came_back_again += len(rescued)
    rescued.clear()
gc.collect()
