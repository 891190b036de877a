"""Makes the sample exports of three invented people; fixed seeds, fixed dates.

``python -m sample_exports.make`` writes them again.
"""
