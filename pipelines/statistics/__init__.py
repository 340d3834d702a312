"""Pure functions of the statistics the atlas publishes. Scalars in, scalars or small tuples out; where shapes broadcast, arrays too.

Intervals are two-sided and central. Formulas, references and the case that checks each function: docs/statistics.md.
"""

from pipelines.statistics.comparison import adjust_p_values, compare_to_reference, trend
from pipelines.statistics.overdispersion import (
    dispersion,
    funnel_limits,
    overdispersed_limits,
    overdispersion,
    winsorised,
)
from pipelines.statistics.proportions import clopper_pearson_interval, newcombe_difference, wilson_interval
from pipelines.statistics.ranks import nearest_neighbours, rank_interval, z_scores
from pipelines.statistics.rates import (
    byar_interval,
    exact_poisson_interval,
    marshall_shrinkage,
    poisson_interval,
    rate_interval,
    rate_ratio,
)
from pipelines.statistics.surveys import (
    design_wilson_interval,
    kish_effective_n,
    korn_graubard_interval,
    linearized_se,
    presentation_status,
)

__all__ = [
    "adjust_p_values",
    "byar_interval",
    "clopper_pearson_interval",
    "compare_to_reference",
    "design_wilson_interval",
    "dispersion",
    "exact_poisson_interval",
    "funnel_limits",
    "kish_effective_n",
    "korn_graubard_interval",
    "linearized_se",
    "marshall_shrinkage",
    "nearest_neighbours",
    "newcombe_difference",
    "overdispersed_limits",
    "overdispersion",
    "poisson_interval",
    "presentation_status",
    "rank_interval",
    "rate_interval",
    "rate_ratio",
    "trend",
    "wilson_interval",
    "winsorised",
    "z_scores",
]
