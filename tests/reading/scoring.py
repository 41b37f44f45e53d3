"""How an answer of the reader is scored: `../shared/contracts.md`, "How an answer is scored"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from kehoach_desktop.domain.vntext import fold_words

Doc = dict[str, Any]
PARTS = ("outline", "citations", "tasks", "leads", "frequency", "agencies", "recipients", "header")


def share(left: str | None, right: str | None) -> bool:
    """Say whether two texts share half of the words of the longer one (the strict reading)."""
    one, two = Counter(fold_words(left or "")), Counter(fold_words(right or ""))
    longest = max(one.total(), two.total())
    return longest > 0 and 2 * (one & two).total() >= longest


def loosely(left: str | None, right: str | None) -> bool:
    """Say whether two titles share half of their words taken together (2·common ≥ ½·all)."""
    one, two = Counter(fold_words(left or "")), Counter(fold_words(right or ""))
    total = one.total() + two.total()
    return total > 0 and 4 * (one & two).total() >= total


def pairs(
    truth: Sequence[Any], answer: Sequence[Any], same: Callable[[Any, Any], bool]
) -> list[tuple[Any, Any]]:
    """Return matched pairs; each side counts once, in order."""
    free = list(answer)
    found = []
    for wanted in truth:
        for given in free:
            if same(wanted, given):
                found.append((wanted, given))
                free.remove(given)
                break
    return found


def f1(hits: int, truth: int, answer: int) -> float:
    """Return F1; nothing wanted and nothing given is right."""
    if truth == 0 and answer == 0:
        return 1.0
    return 2 * hits / (truth + answer)


def list_f1(truth: Sequence[Any], answer: Sequence[Any], same: Callable[[Any, Any], bool]) -> float:
    return f1(len(pairs(truth, answer, same)), len(truth), len(answer))


def _task_score(truth: Doc, answer: Doc) -> dict[str, float | None]:
    owed = [task for task in truth["tasks"] if task["type"] == "nhiem_vu"]
    if not owed:
        return {"tasks": None, "leads": None, "frequency": None}
    others = [task for task in truth["tasks"] if task["type"] != "nhiem_vu"]

    def same(one: Doc, two: Doc) -> bool:
        return loosely(one["title"], two["title"])

    right = pairs(owed, answer["tasks"], same)
    rest = [task for task in answer["tasks"] if not any(task is given for _, given in right)]
    harmless = pairs(others, rest, same)
    recall = len(right) / len(owed)
    precision = (len(right) + len(harmless)) / max(1, len(answer["tasks"]))
    leads = [list_f1(one["lead"], two["lead"], share) for one, two in right]
    often = [one["frequency"] == two["frequency"] for one, two in right]
    return {
        "tasks": 2 * recall * precision / (recall + precision) if recall + precision else 0.0,
        "leads": sum(leads) / len(leads) if leads else 0.0,
        "frequency": sum(often) / len(often) if often else 0.0,
    }


def header_faults(truth: Doc, answer: Doc) -> tuple[list[str], int]:
    """Return the wrong header fields and how many there are."""

    def of(doc: Doc) -> dict[str, Any]:
        attached, signer = doc.get("attached") or {}, doc.get("signer") or {}
        return {
            "number": doc.get("number"), "date_iso": doc.get("date_iso"),
            "place": doc.get("place"), "kind": doc.get("kind"), "plan_year": doc.get("plan_year"),
            "title": doc.get("title"), "attached": attached.get("title"),
            "position": signer.get("position"), "name": signer.get("name"),
        }  # fmt: skip

    def flat(value: object) -> object:
        return fold_words(value) if isinstance(value, str) else value

    wanted, given = of(truth), of(answer)
    wrong = [key for key in wanted if flat(wanted[key]) != flat(given[key])]
    return wrong, len(wanted)


def score(truth: Doc, answer: Doc, *, with_laws: bool = True) -> dict[str, float | None]:
    """Return the figures of one document; None where a part has no score."""

    def item(one: Doc, two: Doc) -> bool:
        return one["number"] == two["number"] and share(
            one.get("heading") or one.get("starts"), two.get("heading") or two.get("starts")
        )

    def numbers(doc: Doc) -> list[Any]:
        cited = [each["number"] for each in doc["based_on"]]
        return cited if with_laws else [number for number in cited if number]

    wrong, fields = header_faults(truth, answer)
    return {
        "outline": list_f1(truth["outline"], answer["outline"], item),
        "citations": list_f1(numbers(truth), numbers(answer), lambda one, two: one == two),
        **_task_score(truth, answer),
        "agencies": list_f1(
            [each["agency"] for each in truth["responsibilities"]],
            [each["agency"] for each in answer["responsibilities"]],
            share,
        ),
        "recipients": list_f1(truth["recipients"], answer["recipients"], share),
        "header": 1 - len(wrong) / fields,
    }


def mean(values: Sequence[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def table(rows: Sequence[tuple[str, dict[str, float | None]]]) -> str:
    """Return the figures as a table with their means."""
    names = [*PARTS, "mean"]
    lines = [f"{'document':<26}" + "".join(f"{name:>11}" for name in names)]
    for name, figures in rows:
        shown = [figures[part] for part in PARTS] + [mean(list(figures.values()))]
        cells = "".join("          –" if cell is None else f"{cell:>11.3f}" for cell in shown)  # noqa: RUF001
        lines.append(f"{name:<26}{cells}")
    means = [mean([figures[part] for _, figures in rows]) for part in PARTS]
    means.append(mean([mean(list(figures.values())) for _, figures in rows]))
    lines.append(f"{'MEAN':<26}" + "".join(f"{value:>11.3f}" for value in means))
    return "\n".join(lines)
