"""Start-up and shut-down: nothing else. Compare whole-process times."""
pass
