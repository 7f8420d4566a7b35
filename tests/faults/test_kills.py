"""kill -9 at random points: nothing lost, nothing doubled, and `verify` has nothing to say.

Some runs here; `python -m tests.faults.killing` makes fifty.
"""

import pytest

from tests.faults.killing import kill_importer, kill_publisher, kill_web, kill_worker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("story", [kill_importer, kill_worker, kill_web, kill_publisher], ids=lambda story: story.__name__)
def test_killed_and_sound(story, tmp_path):
    assert story(tmp_path, runs=1, seed=5).runs == 1
