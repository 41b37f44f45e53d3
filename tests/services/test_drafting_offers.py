"""Questions and offered sentences of a section."""

import dataclasses
import datetime as dt
import itertools
import json
from pathlib import Path

import pytest

from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.domain.plans.guidance import OfferedSentence
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.two_tier import suggest
from kehoach_desktop.domain.vntext import UNKNOWN
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource
from kehoach_desktop.services.plans.drafting import Drafting


def office() -> OfficeProfile:
    numbers = itertools.count()
    unit = Unit(
        "", UnitKind.COMMUNE, "Vân Khê", "Thanh Giang", UnitKind.PROVINCE, dt.date(2025, 7, 1)
    )
    return suggest(unit, lambda: f"id{next(numbers)}")


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return Drafting(resource("templates"), tmp_path)


def offers(drafting: Drafting, *roles: SectionRole, **more: object) -> list[OfferedSentence]:
    section = Section("s", "MỤC", roles, **more)  # type: ignore[arg-type]
    plan = Plan("p", 2026, "Tuyên truyền", "B", sections=(section,))
    return drafting.offers(plan, section, office())


def by_id(found: list[OfferedSentence]) -> dict[str, OfferedSentence]:
    return {sentence.id: sentence for sentence in found}


def test_a_section_asks_at_most_six_questions_in_order(drafting: Drafting) -> None:
    asked = drafting.questions("audience")
    assert 1 <= len(asked) <= 6
    assert asked[0].text.endswith("?")
    assert drafting.questions("opening") and drafting.questions("recipients")


@pytest.mark.parametrize("word", ["bản", "ấp", "tổ dân phố"])
def test_the_choices_speak_the_office_s_own_word_for_its_villages(
    drafting: Drafting, word: str
) -> None:
    here = dataclasses.replace(office(), village_word=word)
    roles = [*SectionRole, "opening", "recipients"]
    choices = [
        choice
        for role in roles
        for question in drafting.questions(role, here)
        for choice in question.choices
    ]
    assert f"Họp {word}" in choices
    assert not [choice for choice in choices if "{" in choice or "thôn" in choice.split()]


def test_a_known_sentence_is_filled_and_an_unknown_one_is_marked(drafting: Drafting) -> None:
    found = by_id(offers(drafting, SectionRole.PURPOSE))
    assert found["purpose.awareness"].is_complete
    assert "năm 2026" in found["purpose.awareness"].text
    target = found["purpose.target"]
    assert target.unknown == ("chi_tieu",) and UNKNOWN in target.text


def test_complete_sentences_come_first(drafting: Drafting) -> None:
    complete = [sentence.is_complete for sentence in offers(drafting, SectionRole.PURPOSE)]
    assert complete == sorted(complete, reverse=True)
    assert not complete[-1]


def test_an_answer_fills_the_sentence(drafting: Drafting) -> None:
    answers = (("purpose.target", "từ 80% trở lên số hồ sơ được nộp trực tuyến"),)
    found = by_id(offers(drafting, SectionRole.PURPOSE, answers=answers))
    assert found["purpose.target"].is_complete
    assert "phấn đấu từ 80% trở lên số hồ sơ" in found["purpose.target"].text


def test_an_answer_of_another_section_counts_too(drafting: Drafting) -> None:
    first = Section("a", "I", (SectionRole.ARRANGEMENTS,), answers=(("arrangements.date", "mai"),))
    second = Section("b", "II", (SectionRole.ARRANGEMENTS,))
    plan = Plan("p", 2026, "Tuyên truyền", "B", sections=(first, second))
    found = by_id(drafting.offers(plan, second, office()))
    assert "trước ngày mai" in found["arrangements.report"].text


def test_a_sentence_may_wait_for_its_answer(drafting: Drafting) -> None:
    assert "purpose.late" not in by_id(offers(drafting, SectionRole.PURPOSE))
    ticked = (("purpose.change", "Điểm số CCHC giảm\nCòn hồ sơ quá hạn"),)
    found = by_id(offers(drafting, SectionRole.PURPOSE, answers=ticked))
    assert {"purpose.late", "purpose.score"} <= set(found)


def test_what_is_already_written_is_not_offered_again(drafting: Drafting) -> None:
    first = offers(drafting, SectionRole.FUNDING)[0]
    block = Block("b", BlockKind.PARAGRAPH, first.text.upper())
    left = by_id(offers(drafting, SectionRole.FUNDING, blocks=(block,)))
    assert first.id not in left and left


def test_a_section_of_two_roles_gets_the_sentences_of_both(drafting: Drafting) -> None:
    found = by_id(offers(drafting, SectionRole.PURPOSE, SectionRole.REQUIREMENTS))
    assert {"purpose.awareness", "requirements.clear"} <= set(found)


def test_the_office_changes_switches_off_and_adds_sentences(
    drafting: Drafting, tmp_path: Path
) -> None:
    own = [
        {"id": "funding.use", "role": "funding", "text": "Theo quy chế của {loai}."},
        {"id": "funding.budget", "role": "funding", "text": "x.", "active": False},
        {"id": "rieng.1", "role": "funding", "text": "Câu của {dv}.", "shapes": ["A"]},
    ]
    (tmp_path / "sentences.json").write_text(json.dumps(own), encoding="utf-8")
    found = by_id(offers(drafting, SectionRole.FUNDING))
    assert found["funding.use"].text == "Theo quy chế của xã."
    assert "funding.budget" not in found and "rieng.1" not in found
    assert "funding.estimate" in found


def test_a_damaged_file_of_the_office_is_refused_by_name(
    drafting: Drafting, tmp_path: Path
) -> None:
    (tmp_path / "sentences.json").write_text('[{"id": 3}]', encoding="utf-8")
    with pytest.raises(AppError) as refusal:
        offers(drafting, SectionRole.FUNDING)
    assert refusal.value.code == "E-TEMPLATE"
    assert refusal.value.params["name"] == "sentences.json"


def test_values_name_the_office_and_its_answers(drafting: Drafting) -> None:
    section = Section("s", "MỤC", (), answers=(("arrangements.focal", "Văn phòng"),))
    plan = dataclasses.replace(Plan("p", 2026, "T", "B"), sections=(section,))
    assert drafting.values(plan, office())["dau_moi"] == "Văn phòng"
