/// The distributions of `random`, in Python. Compiled when the module is imported for the first time.
///
/// The generator and the functions of real numbers are the module `_random` (RandomModule.swift). Every formula takes its
/// numbers from the generator in the same order and rounds in the same places as CPython 3.13, so that a seed gives the same results.
let randomSource: StaticString = #"""
  import _random
  from _random import (
      acos as _acos, ceil as _ceil, cos as _cos, exp as _exp, floor as _floor, index as _index,
      is_sequence as _is_sequence, isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2,
      sha512 as _sha512, sin as _sin, sqrt as _sqrt)

  __all__ = ["Random", "betavariate", "binomialvariate", "choice", "choices", "expovariate",
             "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate",
             "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed",
             "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate"]

  _e = 2.718281828459045
  _pi = 3.141592653589793
  TWOPI = 2.0 * _pi
  NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
  LOG4 = _log(4.0)
  SG_MAGICCONST = 1.0 + _log(4.5)
  BPF = 53
  RECIP_BPF = 2 ** -BPF
  # The default step, told by identity from one that was passed.
  _ONE = 1


  def _running_sums(values):
      sums = []
      total = None
      for value in values:
          total = value if total is None else total + value
          sums.append(total)
      return sums


  def _place(sums, x, low, high):
      # How many of the sums are not above x, at most `high`.
      while low < high:
          middle = (low + high) // 2
          if x < sums[middle]:
              high = middle
          else:
              low = middle + 1
      return low


  class Random(_random.Random):
      VERSION = 3

      def __init__(self, x=None):
          self.seed(x)
          self.gauss_next = None

      def seed(self, a=None, version=2):
          if version == 1 and isinstance(a, (str, bytes)):
              codes = list(a) if isinstance(a, bytes) else [ord(c) for c in a]
              x = codes[0] << 7 if codes else 0
              for code in codes:
                  x = ((1000003 * x) ^ code) & 0xFFFFFFFFFFFFFFFF
              x ^= len(codes)
              a = x
          elif version == 2 and isinstance(a, (str, bytes, bytearray)):
              data = a.encode() if isinstance(a, str) else bytes(a)
              a = int.from_bytes(data + _sha512(data), "big")
          elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
              raise TypeError("The only supported seed types are:\n"
                              "None, int, float, str, bytes, and bytearray.")
          super().seed(a)
          self.gauss_next = None

      def getstate(self):
          return self.VERSION, super().getstate(), self.gauss_next

      def setstate(self, state):
          version = state[0]
          if version != 3 and version != 2:
              raise ValueError("state with version %s passed to Random.setstate() of version %s"
                               % (version, self.VERSION))
          version, words, self.gauss_next = state
          if version == 2:
              # Written where words had a sign.
              try:
                  words = tuple([word % (2 ** 32) for word in words])
              except ValueError as error:
                  raise TypeError from error
          super().setstate(words)

      def __getstate__(self):
          return self.getstate()

      def __setstate__(self, state):
          self.setstate(state)

      def __reduce__(self):
          return self.__class__, (), self.getstate()

      # Ints below a bound

      def __init_subclass__(cls, /, **kwargs):
          # The most derived of the methods that integers can come from decides.
          for base in cls.__mro__:
              names = base.__dict__
              if "_randbelow" in names:
                  return
              if "getrandbits" in names:
                  cls._randbelow = cls._randbelow_with_getrandbits
                  return
              if "random" in names:
                  cls._randbelow = cls._randbelow_without_getrandbits
                  return

      def _randbelow_with_getrandbits(self, n):
          getrandbits = self.getrandbits
          bits = n.bit_length()
          result = getrandbits(bits)
          while result >= n:
              result = getrandbits(bits)
          return result

      def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
          random = self.random
          if n >= maxsize:
              return _floor(random() * n)
          limit = (maxsize - maxsize % n) / maxsize
          r = random()
          while r >= limit:
              r = random()
          return _floor(r * maxsize) % n

      _randbelow = _randbelow_with_getrandbits

      def randbytes(self, n):
          return self.getrandbits(n * 8).to_bytes(n, "little")

      def randrange(self, start, stop=None, step=_ONE):
          first = _index(start)
          if stop is None:
              if step is not _ONE:
                  raise TypeError("Missing a non-None stop argument")
              if first <= 0:
                  raise ValueError("empty range for randrange()")
              return self._randbelow(first)
          width = _index(stop) - first
          stride = _index(step)
          if stride == 1:
              if width <= 0:
                  raise ValueError(f"empty range in randrange({start}, {stop})")
              return first + self._randbelow(width)
          if stride == 0:
              raise ValueError("zero step for randrange()")
          count = (width + stride + (-1 if stride > 0 else 1)) // stride
          if count <= 0:
              raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
          return first + stride * self._randbelow(count)

      def randint(self, a, b):
          return self.randrange(a, b + 1)

      # Sequences

      def choice(self, seq):
          if not len(seq):
              raise IndexError("Cannot choose from an empty sequence")
          return seq[self._randbelow(len(seq))]

      def shuffle(self, x):
          randbelow = self._randbelow
          for last in range(len(x) - 1, 0, -1):
              other = randbelow(last + 1)
              x[last], x[other] = x[other], x[last]

      def sample(self, population, k, *, counts=None):
          if not _is_sequence(population):
              raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
          n = len(population)
          if counts is not None:
              sums = _running_sums(counts)
              if len(sums) != n:
                  raise ValueError("The number of counts does not match the population")
              total = sums.pop()
              if not isinstance(total, int):
                  raise TypeError("Counts must be integers")
              if total <= 0:
                  raise ValueError("Total of counts must be greater than zero")
              chosen = self.sample(range(total), k=k)
              return [population[_place(sums, s, 0, len(sums))] for s in chosen]
          randbelow = self._randbelow
          if not 0 <= k <= n:
              raise ValueError("Sample larger than population or is negative")
          result = [None] * k
          # Up to here a list of everything is smaller than a set of what was chosen.
          listsize = 21
          if k > 5:
              listsize += 4 ** _ceil(_log(k * 3) / _log(4))
          if n <= listsize:
              pool = list(population)
              for place in range(k):
                  j = randbelow(n - place)
                  result[place] = pool[j]
                  pool[j] = pool[n - place - 1]
          else:
              selected = set()
              for place in range(k):
                  j = randbelow(n)
                  while j in selected:
                      j = randbelow(n)
                  selected.add(j)
                  result[place] = population[j]
          return result

      def choices(self, population, weights=None, *, cum_weights=None, k=1):
          random = self.random
          n = len(population)
          if cum_weights is None:
              if weights is None:
                  size = n + 0.0
                  return [population[_floor(random() * size)] for _ in range(k)]
              try:
                  cum_weights = _running_sums(weights)
              except TypeError:
                  if not isinstance(weights, int):
                      raise
                  k = weights
                  raise TypeError(
                      f"The number of choices must be a keyword argument: {k=}") from None
          elif weights is not None:
              raise TypeError("Cannot specify both weights and cumulative weights")
          if len(cum_weights) != n:
              raise ValueError("The number of weights does not match the population")
          total = cum_weights[-1] + 0.0
          if total <= 0.0:
              raise ValueError("Total of weights must be greater than zero")
          if not _isfinite(total):
              raise ValueError("Total of weights must be finite")
          return [population[_place(cum_weights, random() * total, 0, n - 1)] for _ in range(k)]

      # Real-valued distributions

      def uniform(self, a, b):
          return a + (b - a) * self.random()

      def triangular(self, low=0.0, high=1.0, mode=None):
          u = self.random()
          try:
              c = 0.5 if mode is None else (mode - low) / (high - low)
          except ZeroDivisionError:
              return low
          if u > c:
              u, c, low, high = 1.0 - u, 1.0 - c, high, low
          return low + (high - low) * _sqrt(u * c)

      def normalvariate(self, mu=0.0, sigma=1.0):
          # Kinderman and Monahan: ratio of uniform deviates.
          random = self.random
          while True:
              u1 = random()
              u2 = 1.0 - random()
              z = NV_MAGICCONST * (u1 - 0.5) / u2
              if z * z / 4.0 <= -_log(u2):
                  return mu + z * sigma

      def gauss(self, mu=0.0, sigma=1.0):
          # Box and Muller: two at a time, the second waits.
          z = self.gauss_next
          self.gauss_next = None
          if z is None:
              angle = self.random() * TWOPI
              radius = _sqrt(-2.0 * _log(1.0 - self.random()))
              z = _cos(angle) * radius
              self.gauss_next = _sin(angle) * radius
          return mu + z * sigma

      def lognormvariate(self, mu, sigma):
          return _exp(self.normalvariate(mu, sigma))

      def expovariate(self, lambd=1.0):
          return -_log(1.0 - self.random()) / lambd

      def vonmisesvariate(self, mu, kappa):
          # Fisher, Statistical Analysis of Circular Data, 1993.
          random = self.random
          if kappa <= 1e-6:
              return TWOPI * random()
          s = 0.5 / kappa
          r = s + _sqrt(1.0 + s * s)
          while True:
              z = _cos(_pi * random())
              d = z / (r + z)
              u = random()
              if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                  break
          q = 1.0 / r
          f = (q + z) / (1.0 + q * z)
          if random() > 0.5:
              return (mu + _acos(f)) % TWOPI
          return (mu - _acos(f)) % TWOPI

      def gammavariate(self, alpha, beta):
          if alpha <= 0.0 or beta <= 0.0:
              raise ValueError("gammavariate: alpha and beta must be > 0.0")
          random = self.random
          if alpha == 1.0:
              return -_log(1.0 - random()) * beta
          if alpha > 1.0:
              # Cheng, 1977.
              ainv = _sqrt(2.0 * alpha - 1.0)
              bbb = alpha - LOG4
              ccc = alpha + ainv
              while True:
                  u1 = random()
                  if not 1e-7 < u1 < 0.9999999:
                      continue
                  u2 = 1.0 - random()
                  v = _log(u1 / (1.0 - u1)) / ainv
                  x = alpha * _exp(v)
                  z = u1 * u1 * u2
                  r = bbb + ccc * v - x
                  if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                      return x * beta
          # Ahrens and Dieter, algorithm GS.
          while True:
              b = (_e + alpha) / _e
              p = b * random()
              x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
              u1 = random()
              if u1 <= (x ** (alpha - 1.0) if p > 1.0 else _exp(-x)):
                  return x * beta

      def betavariate(self, alpha, beta):
          y = self.gammavariate(alpha, 1.0)
          if y:
              return y / (y + self.gammavariate(beta, 1.0))
          return 0.0

      def paretovariate(self, alpha):
          return (1.0 - self.random()) ** (-1.0 / alpha)

      def weibullvariate(self, alpha, beta):
          return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

      def binomialvariate(self, n=1, p=0.5):
          if n < 0:
              raise ValueError("n must be non-negative")
          if p <= 0.0 or p >= 1.0:
              if p == 0.0:
                  return 0
              if p == 1.0:
                  return n
              raise ValueError("p must be in the range 0.0 <= p <= 1.0")
          random = self.random
          if n == 1:
              return _index(random() < p)
          if p > 0.5:
              return n - self.binomialvariate(n, 1.0 - p)
          if n * p < 10.0:
              # Devroye: the distances between successes are geometric.
              successes = trial = 0
              c = _log2(1.0 - p)
              if not c:
                  return 0
              while True:
                  trial += _floor(_log2(random()) / c) + 1
                  if trial > n:
                      return successes
                  successes += 1
          # Hoermann, algorithm BTRS.
          spq = _sqrt(n * p * (1.0 - p))
          b = 1.15 + 2.53 * spq
          a = -0.0873 + 0.0248 * b + 0.01 * p
          c = n * p + 0.5
          vr = 0.92 - 4.2 / b
          alpha = None
          while True:
              u = random() - 0.5
              us = 0.5 - abs(u)
              k = _floor((2.0 * a / us + b) * u + c)
              if k < 0 or k > n:
                  continue
              v = random()
              if us >= 0.07 and v <= vr:
                  return k
              if alpha is None:
                  alpha = (2.83 + 5.1 / b) * spq
                  lpq = _log(p / (1.0 - p))
                  m = _floor((n + 1) * p)
                  h = _lgamma(m + 1) + _lgamma(n - m + 1)
              v *= alpha / (a / (us * us) + b)
              if _log(v) <= h - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - m) * lpq:
                  return k


  _inst = Random()
  seed = _inst.seed
  random = _inst.random
  uniform = _inst.uniform
  triangular = _inst.triangular
  randint = _inst.randint
  choice = _inst.choice
  randrange = _inst.randrange
  sample = _inst.sample
  shuffle = _inst.shuffle
  choices = _inst.choices
  normalvariate = _inst.normalvariate
  lognormvariate = _inst.lognormvariate
  expovariate = _inst.expovariate
  vonmisesvariate = _inst.vonmisesvariate
  gammavariate = _inst.gammavariate
  gauss = _inst.gauss
  betavariate = _inst.betavariate
  binomialvariate = _inst.binomialvariate
  paretovariate = _inst.paretovariate
  weibullvariate = _inst.weibullvariate
  getstate = _inst.getstate
  setstate = _inst.setstate
  getrandbits = _inst.getrandbits
  randbytes = _inst.randbytes
  """#
