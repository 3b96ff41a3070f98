/// `random`, in Python: its state, ints and sequences. Compiled when the module is imported for the first time, together
/// with the distributions (RandomDistributionsSource.swift).
///
/// The generator and the functions of real numbers are `_random` (RandomModule.swift). Each function takes its numbers
/// from the generator in the order in which CPython 3.13 does, and rounds in the same places: one seed, one result.
let randomSource: StaticString = #"""
  import _random
  from _random import (
      acos as _acos, ceil as _ceil, cos as _cos, exp as _exp, floor as _floor, index as _index,
      is_sequence as _is_sequence, isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2,
      sha512 as _sha512, sin as _sin, sqrt as _sqrt)

  TWOPI = 6.283185307179586
  _pi, _e = TWOPI / 2, _exp(1.0)
  NV_MAGICCONST = _exp(-0.5) / _sqrt(2.0) * 4.0
  LOG4, SG_MAGICCONST = _log(4.0), _log(4.5) + 1.0
  BPF = 53
  RECIP_BPF = 1.0 / (1 << BPF)

  # The default step, told by identity from one that was passed.
  _ONE = 1
  _seeds = type(None), int, float, str, bytes, bytearray


  def _text_seed(text):
      # Seeds of texts as they were before version 2: by what the hash of a str was then.
      codes = text if isinstance(text, bytes) else [*map(ord, text)]
      mixed = codes[0] << 7 if codes else 0
      for code in codes:
          mixed = (mixed * 1000003 ^ code) & (1 << 64) - 1
      return mixed ^ len(codes)


  def _sums(values):
      # Running sums, without a number to start from: what is added need not be numbers.
      sums = []
      for value in values:
          sums.append(sums[-1] + value if sums else value)
      return sums


  def _place(sums, x, last):
      # By halving: the number of sums that are not above x, but at most `last`.
      first = 0
      while first < last:
          middle = first + last >> 1
          if x < sums[middle]:
              last = middle
          else:
              first = middle + 1
      return first


  class Random(_random.Random):
      VERSION = 3

      def __init__(self, x=None):
          self.seed(x)
          self.gauss_next = None

      def __init_subclass__(cls, /, **kwargs):
          # Ints are made of what the most derived class brings: bits, or else fractions.
          for base in cls.__mro__:
              brings = vars(base).keys() & {"_randbelow", "getrandbits", "random"}
              if brings:
                  if "_randbelow" not in brings:
                      bits = "getrandbits" in brings
                      cls._randbelow = _random.Random._randbelow if bits else Random._below_by_fractions
                  break

      def _below_by_fractions(self, n):
          # The largest multiple of n that a fraction's bits hold is shared out; what lies above is drawn again.
          whole = 1 << BPF
          if n >= whole:
              return _floor(self.random() * n)
          share = (whole - whole % n) * RECIP_BPF
          while (fraction := self.random()) >= share:
              pass
          return _floor(fraction * whole) % n

      _randbelow = _random.Random._randbelow

      # State

      def seed(self, a=None, version=2):
          if version == 2 and isinstance(a, (str, bytes, bytearray)):
              text = a.encode() if isinstance(a, str) else a
              a = int.from_bytes(text + _sha512(text), "big")
          elif version == 1 and isinstance(a, (str, bytes)):
              a = _text_seed(a)
          elif not isinstance(a, _seeds):
              raise TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
          _random.Random.seed(self, a)
          self.gauss_next = None

      def getstate(self):
          return self.VERSION, _random.Random.getstate(self), self.gauss_next

      def setstate(self, state):
          if (version := state[0]) not in (2, 3):
              raise ValueError(
                  f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
          _, words, self.gauss_next = state
          if version == 2:
              # Written where words had a sign.
              try:
                  words = *(word % (1 << 32) for word in words),
              except ValueError as error:
                  raise TypeError from error
          _random.Random.setstate(self, words)

      def __reduce__(self):
          return self.__class__, (), self.getstate()

      def __setstate__(self, state):
          self.setstate(state)

      def __getstate__(self):
          return self.getstate()

      # Ints and sequences

      def randbytes(self, n):
          return self.getrandbits(8 * n).to_bytes(n, "little")

      def randint(self, a, b):
          return self.randrange(a, b + 1)

      def randrange(self, start, stop=None, step=_ONE):
          first = _index(start)
          if stop is None:
              if step is not _ONE:
                  raise TypeError("Missing a non-None stop argument")
              if first > 0:
                  return self._randbelow(first)
              raise ValueError("empty range for randrange()")
          width, stride = _index(stop) - first, _index(step)
          if stride == 1:
              if width > 0:
                  return first + self._randbelow(width)
              raise ValueError(f"empty range in randrange({start}, {stop})")
          if stride == 0:
              raise ValueError("zero step for randrange()")
          count = -(-width // stride)
          if count > 0:
              return first + stride * self._randbelow(count)
          raise ValueError(f"empty range in randrange({start}, {stop}, {step})")

      def choice(self, seq):
          if count := len(seq):
              return seq[self._randbelow(count)]
          raise IndexError("Cannot choose from an empty sequence")

      def shuffle(self, x):
          # Durstenfeld, 1964: each place from the last down gets one of those that are left.
          below = self._randbelow
          for left in range(len(x), 1, -1):
              drawn = below(left)
              x[left - 1], x[drawn] = x[drawn], x[left - 1]

      def sample(self, population, k, *, counts=None):
          if not _is_sequence(population):
              raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
          n = len(population)
          if counts is not None:
              sums = _sums(counts)
              if len(sums) != n:
                  raise ValueError("The number of counts does not match the population")
              total = sums.pop()
              if not isinstance(total, int):
                  raise TypeError("Counts must be integers")
              if total <= 0:
                  raise ValueError("Total of counts must be greater than zero")
              drawn = self.sample(range(total), k=k)
              return [population[_place(sums, number, n - 1)] for number in drawn]
          if not 0 <= k <= n:
              raise ValueError("Sample larger than population or is negative")
          below = self._randbelow
          chosen = [None] * k
          # A list of all, if that is smaller than a set of the numbers drawn: sets grow by powers of four.
          if n <= 21 + (4 ** _ceil(_log(k * 3) / LOG4) if k > 5 else 0):
              pool = [*population]
              for place in range(k):
                  n -= 1
                  drawn = below(n + 1)
                  chosen[place], pool[drawn] = pool[drawn], pool[n]
          else:
              taken = set()
              for place in range(k):
                  while (drawn := below(n)) in taken:
                      pass
                  taken.add(drawn)
                  chosen[place] = population[drawn]
          return chosen

      def choices(self, population, weights=None, *, cum_weights=None, k=1):
          fraction = self.random
          n = len(population)
          if cum_weights is not None:
              if weights is not None:
                  raise TypeError("Cannot specify both weights and cumulative weights")
          elif weights is None:
              span = float(n)
              return [population[_floor(fraction() * span)] for _ in range(k)]
          else:
              try:
                  cum_weights = _sums(weights)
              except TypeError:
                  if isinstance(weights, int):
                      raise TypeError(
                          f"The number of choices must be a keyword argument: k={weights!r}") from None
                  raise
          if len(cum_weights) != n:
              raise ValueError("The number of weights does not match the population")
          total = cum_weights[-1] + 0.0
          if total <= 0.0:
              raise ValueError("Total of weights must be greater than zero")
          if not _isfinite(total):
              raise ValueError("Total of weights must be finite")
          return [population[_place(cum_weights, fraction() * total, n - 1)] for _ in range(k)]
  """#
