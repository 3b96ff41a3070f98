import gc
from gc import colect
