/// The distributions of `random`: methods of `Random`, the published algorithms behind them, and the module's functions.
let randomDistributionsSource: StaticString = #"""
      # Distributions

      def uniform(self, a, b):
          return a + (b - a) * self.random()

      def triangular(self, low=0.0, high=1.0, mode=None):
          # The distribution function turned around, from `low` up or from `high` down.
          u = self.random()
          rising = 0.5
          if mode is not None:
              if high == low:
                  return low
              rising = (mode - low) / (high - low)
          if u > rising:
              return high + (low - high) * _sqrt((1.0 - u) * (1.0 - rising))
          return low + (high - low) * _sqrt(u * rising)

      def normalvariate(self, mu=0.0, sigma=1.0):
          # Kinderman and Monahan, 1977: the ratio of two uniform numbers, if their point lies in the region.
          u = self.random
          while True:
              height, width = u() - 0.5, 1.0 - u()
              ratio = NV_MAGICCONST * height / width
              if ratio * ratio / 4.0 <= -_log(width):
                  return mu + ratio * sigma

      def lognormvariate(self, mu, sigma):
          return _exp(self.normalvariate(mu, sigma))

      def gauss(self, mu=0.0, sigma=1.0):
          # Box and Muller, 1958: a point of the plane has two coordinates; the second waits for the next call.
          waiting, self.gauss_next = self.gauss_next, None
          if waiting is None:
              angle = TWOPI * self.random()
              radius = _sqrt(_log(1.0 - self.random()) * -2.0)
              waiting, self.gauss_next = radius * _cos(angle), radius * _sin(angle)
          return mu + waiting * sigma

      def expovariate(self, lambd=1.0):
          return -_log(1.0 - self.random()) / lambd

      def weibullvariate(self, alpha, beta):
          return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

      def paretovariate(self, alpha):
          return (1.0 - self.random()) ** (-1.0 / alpha)

      def vonmisesvariate(self, mu, kappa):
          # Best and Fisher, 1979: the cosine of the angle from a wrapped Cauchy envelope, then its side.
          u = self.random
          if kappa <= 1e-6:
              return u() * TWOPI
          half = 0.5 / kappa
          rho = half + _sqrt(1.0 + half * half)
          while True:
              z = _cos(u() * _pi)
              d = z / (rho + z)
              v = u()
              if v < 1.0 - d * d or v <= _exp(d) * (1.0 - d):
                  inverse = 1.0 / rho
                  angle = _acos((z + inverse) / (z * inverse + 1.0))
                  return (mu + (angle if u() > 0.5 else -angle)) % TWOPI

      def gammavariate(self, alpha, beta):
          if alpha <= 0.0 or beta <= 0.0:
              raise ValueError("gammavariate: alpha and beta must be > 0.0")
          method = _gamma_above_one if alpha > 1.0 else _gamma_below_one if alpha < 1.0 else _gamma_of_one
          return method(self.random, alpha) * beta

      def betavariate(self, alpha, beta):
          if first := self.gammavariate(alpha, 1.0):
              return first / (first + self.gammavariate(beta, 1.0))
          return 0.0

      def binomialvariate(self, n=1, p=0.5):
          if n < 0:
              raise ValueError("n must be non-negative")
          if p <= 0.0 or 1.0 <= p:
              if p in (0.0, 1.0):
                  return n if p else 0
              raise ValueError("p must be in the range 0.0 <= p <= 1.0")
          if n == 1:
              return _index(self.random() < p)
          if p > 0.5:
              return n - self.binomialvariate(n, 1.0 - p)
          return (_binomial_few if n * p < 10.0 else _binomial_many)(self.random, n, p)


  # Methods of the distributions. `u` is a function that gives a fraction of [0, 1); each method uses as many as it
  # needs, in the order of its paper.

  def _gamma_of_one(u, _):
      # The exponential distribution, turned around.
      return -_log(1.0 - u())


  def _gamma_above_one(u, shape):
      # Cheng, 1977, algorithm GB: a log-logistic envelope.
      slope = _sqrt(shape * 2.0 - 1.0)
      base, steepness = shape - LOG4, shape + slope
      while True:
          if 1e-7 < (first := u()) < 0.9999999:
              second = 1.0 - u()
              v = _log(first / (1.0 - first)) / slope
              x = _exp(v) * shape
              z = first * first * second
              w = base + steepness * v - x
              if w + SG_MAGICCONST - z * 4.5 >= 0.0 or w >= _log(z):
                  return x


  def _gamma_below_one(u, shape):
      # Ahrens and Dieter, 1974, algorithm GS: a power up to one, an exponential above.
      border = (_e + shape) / _e
      while True:
          p = border * u()
          if p > 1.0:
              x = -_log((border - p) / shape)
              accepted = x ** (shape - 1.0)
          else:
              x = p ** (1.0 / shape)
              accepted = _exp(-x)
          if u() <= accepted:
              return x


  def _binomial_few(u, n, p):
      # Devroye, 1986, X.4.3: from success to success by geometric distances.
      if not (scale := _log2(1.0 - p)):
          return 0
      successes, trial = -1, 0
      while trial <= n:
          successes += 1
          trial += _floor(_log2(u()) / scale) + 1
      return successes


  def _binomial_many(u, n, p):
      # Hormann, 1993, algorithm BTRS: transformed rejection with squeeze. Names are the paper's.
      deviation = _sqrt(n * p * (1.0 - p))
      b = 1.15 + 2.53 * deviation
      a = -0.0873 + 0.0248 * b + 0.01 * p
      center, squeeze = n * p + 0.5, 0.92 - 4.2 / b
      mode = None
      while True:
          x = u() - 0.5
          r = 0.5 - abs(x)
          k = _floor((2.0 * a / r + b) * x + center)
          if not 0 <= k <= n:
              continue
          v = u()
          if v <= squeeze and r >= 0.07:
              return k
          if mode is None:
              mode = _floor((n + 1) * p)
              odds = _log(p / (1.0 - p))
              alpha = (2.83 + 5.1 / b) * deviation
              peak = _lgamma(mode + 1) + _lgamma(n - mode + 1)
          v *= alpha / (a / (r * r) + b)
          if _log(v) <= peak - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - mode) * odds:
              return k


  __all__ = sorted(name for name in dir(Random) if name[0] != "_" and name.islower())
  _inst = Random()
  globals().update((name, getattr(_inst, name)) for name in __all__)
  __all__.insert(0, "Random")
  """#
