"""From a record and settings to signals: pure, without words and without pictures."""

from analyzer.analysis import Analysis, Period, analyze
from analyzer.own import Own, Plan
from analyzer.sampling import Sample
from analyzer.settings import Settings, Trip
from analyzer.signal import Caveat, Signal

__all__ = ["Analysis", "Caveat", "Own", "Period", "Plan", "Sample", "Settings", "Signal", "Trip", "analyze"]
