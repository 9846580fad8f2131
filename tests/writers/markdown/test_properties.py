"""Whatever the post: what is written is read back equal, and written again it is the same bytes."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings

from convert.nodes import Post
from tests.strategies import posts
from tests.writers.markdown.test_round_trip import compared, read_back, written


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(posts())
def test_any_post_comes_back(post: Post) -> None:
    data = written(post)
    back = read_back(data)
    assert compared(back) == compared(post), data.decode()
    assert written(back) == data
