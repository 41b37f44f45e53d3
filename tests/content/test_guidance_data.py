"""The drafting data we ship: complete, readable, in today's words, and none of the real plans'."""

import itertools
import json
import re
import unicodedata
from pathlib import Path

import pytest

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.guidance import Question, QuestionKind, Sentence, Template
from kehoach_desktop.domain.plans.plan import SectionRole
from kehoach_desktop.domain.two_tier import AgencyRole
from kehoach_desktop.domain.variables import names_in
from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.paths import resource

REPO = Path(__file__).resolve().parent.parent.parent
REAL_PLANS = REPO.parent / "shared" / "real-plans"
FOLDER = resource("templates")
SHAPES = sorted(FOLDER.glob("shape_*.json"))
SAMPLES = sorted(resource("sample").glob("*.json"))
TEXT_FILES = sorted(FOLDER.glob("*.json")) + SAMPLES

#: Bodies and words that ended (`product.md`), none of which a template may contain.
DATED = [
    "huyện", "thị trấn", "thị xã", "quận ", "Phòng Nội vụ", "Phòng Tư pháp", "một cửa",
    "Công chức Tư pháp", "Công chức Văn hóa", "Ban Tuyên giáo", "Thông tin và Truyền thông",
    "dịch vụ công của tỉnh", "dịch vụ công tỉnh", "mức độ 2", "mức độ 3", "mức độ 4", "30c",
    "Phòng Văn hóa và Thông tin", "hành chính công huyện", "COVID",
]  # fmt: skip

KNOWN_VARIABLES = {
    "CQ", "cq", "UBND", "dv", "loai", "thon", "Thon", "truong", "nam", "nam-1", "VBCT", "vbct",
    "dau_moi", "truong_dau_moi", "don_vi_tai_chinh", "van_phong", "trung_tam", "dai", "CQCT",
    "cqct", "Sở", "ky", "han", "han1", "han2", "so_dieu",
}  # fmt: skip


def templates() -> list[Template]:
    return [codec.loads(Template, path.read_text(encoding="utf-8")) for path in SHAPES]


def questions() -> tuple[Question, ...]:
    data = json.loads((FOLDER / "questions.json").read_text(encoding="utf-8"))
    return codec.from_plain(tuple[Question, ...], data)


def sentences() -> tuple[Sentence, ...]:
    data = json.loads((FOLDER / "sentences.json").read_text(encoding="utf-8"))
    return codec.from_plain(tuple[Sentence, ...], data)


def strings(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [text for value in data.values() for text in strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in strings(value)]
    return []


def test_there_are_the_five_shapes() -> None:
    assert [template.id for template in templates()] == ["A", "B", "C", "D", "E"]


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: path.name)
def test_no_file_names_a_body_or_word_that_ended(path: Path) -> None:
    text = path.read_text(encoding="utf-8").casefold()
    assert [word for word in DATED if word.casefold() in text] == []


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: path.name)
def test_texts_are_clean_vietnamese(path: Path) -> None:
    for text in strings(json.loads(path.read_text(encoding="utf-8"))):
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert not re.search(r"  | [,.;:)]|\( |,[^\s\d]|;[^\s]", text), text
        assert not re.search(
            r"Ủy Ban|nhân dân (và|địa phương)|hoá|uỷ|Uỷ|hàng (tháng|quý|năm)", text
        )


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_a_template_has_every_part_and_only_known_variables(template: Template) -> None:
    roles = set(itertools.chain.from_iterable(section.roles for section in template.sections))
    assert {
        SectionRole.PURPOSE,
        SectionRole.REQUIREMENTS,
        SectionRole.AUDIENCE,
        SectionRole.CONTENT,
        SectionRole.FORMS,
        SectionRole.KEY_TASKS,
        SectionRole.FUNDING,
        SectionRole.ARRANGEMENTS,
    } <= roles
    assert template.adds
    assert template.closing.endswith("./.")
    texts = strings(codec.to_plain(template))
    used = {name for text in texts for name in names_in(text)}
    assert used <= KNOWN_VARIABLES


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_every_example_task_has_lead_time_and_result(template: Template) -> None:
    for task in template.tasks:
        AgencyRole(task.lead)
        for role in task.coordinators:
            AgencyRole(role)
        assert task.lead not in task.coordinators
        assert task.schedule is not None
        assert task.schedule.rule(2028).frequency or task.schedule.rule(2028).dates
        assert task.schedule_text and task.output and task.targets
    keys = [task.key for task in template.tasks]
    assert len(set(keys)) == len(keys)
    printed = [b.task for section in template.sections for b in section.blocks if b.task]
    in_appendix = [task.key for task in template.tasks if task.in_appendix]
    assert sorted(printed + in_appendix) == sorted(keys)


def test_shape_d_brings_its_appendix_and_c_its_decision() -> None:
    by_id = {template.id: template for template in templates()}
    assert by_id["D"].appendix_title
    assert all(task.in_appendix for task in by_id["D"].tasks)
    decision = by_id["C"].decision
    assert decision is not None and len(decision.articles) == 3
    assert decision.articles[-1].endswith("./.")
    assert all(basis.is_complete for basis in by_id["C"].legal_bases)


def test_every_section_role_is_asked_about_in_at_most_six_questions() -> None:
    asked = questions()
    assert len({question.id for question in asked}) == len(asked)
    for role in [*SectionRole, "opening", "recipients"]:
        count = sum(question.role == role for question in asked)
        assert count <= 6
        assert count >= (0 if role is SectionRole.OTHER else 3)
    for question in asked:
        assert question.text.endswith("?")
        if question.kind is QuestionKind.CHOICE:
            assert question.choices


def test_sentences_use_known_or_answered_variables_and_answers_that_can_be_given() -> None:
    asked = {question.id: question for question in questions()}
    answered = {question.variable for question in asked.values()} - {""}
    offered = sentences()
    assert len({sentence.id for sentence in offered}) == len(offered)
    for sentence in offered:
        assert set(sentence.variables) <= KNOWN_VARIABLES | answered, sentence.id
        assert sentence.text.endswith(".")
        if sentence.when:
            question, _, choice = sentence.when.partition("=")
            assert choice in asked[question].choices
    roles = {sentence.role for sentence in offered}
    assert roles == {role for role in SectionRole if role is not SectionRole.OTHER}


@pytest.mark.skipif(not REAL_PLANS.exists(), reason="the real plans are not beside the project")
@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: path.name)
def test_no_sentence_of_the_real_plans_came_in(path: Path) -> None:
    """No run of twelve words may be shared, but for the names of national programmes."""
    size = 12
    real: set[tuple[str, ...]] = set()
    for plan in REAL_PLANS.glob("*.txt"):
        words = fold_words(plan.read_text(encoding="utf-8"))
        real |= {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
    for text in strings(json.loads(path.read_text(encoding="utf-8"))):
        text = re.sub(r"Chương trình tổng thể .*? 2021 - 2030", " ", text)
        words = fold_words(text)
        for index in range(len(words) - size + 1):
            assert tuple(words[index : index + size]) not in real, text
