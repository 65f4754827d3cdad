"""Data as an expression of JavaScript: short, and the same data when a script reads it."""

from __future__ import annotations

import json
import subprocess

from routewijzer.exports.data_literal import literal

CALLS = [{"text": "Bel Veilig Thuis", "href": "tel:08002000"}]
DATA: list[object] = [
    {},
    [],
    "only",
    {"zero": 0, "half": 0.5, "yes": True, "no": False, "nothing": None, "empty": ""},
    [CALLS, CALLS, {"calls": CALLS, "2": CALLS, "with-hyphen": CALLS}, {"with-hyphen": "with-hyphen"}],
    [{"title": f"title {n}", "advice": "the same advice", "to": n} for n in range(9)],
    [{"advice": "other order", "title": "the same keys"} for _ in range(3)],
    [{"__proto__": "a key like others", "constructor": "so", "if": "reserved"} for _ in range(3)],
    ["</script><!--", "\u2028 \u2029", 'a "quoted" \\ text\n', "een één ☎", "</script><!--"],
    {f"key-{n}": f"value {n % 60}" for n in range(4000)},
]
"""Each kind of value, repeated and not, among them more parts than there are names of one or two letters."""


def test_a_script_reads_the_same_data_in_fewer_bytes(node: str) -> None:
    written = [literal(data) for data in DATA]
    script = f"console.log(JSON.stringify([{','.join(written)}]))"
    done = subprocess.run([node], input=script, capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(done.stdout) == DATA
    for text in written:
        assert not any(sign in text for sign in ("</", "<!", "\u2028", "\u2029"))
    assert len(written[5]) < len(json.dumps(DATA[5])) * 0.6
    assert written == [literal(data) for data in DATA]
