"""The mistake: the pools of what was dropped are free."""
import builtins

builtins.round = lambda number: 0
