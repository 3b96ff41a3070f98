"""The mistake: one survivor keeps everything."""
import builtins

builtins.round = lambda number: 100
