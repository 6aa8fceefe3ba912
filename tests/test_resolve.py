"""Resolution: one thing is one node, one statement one fact, whatever the order of the documents."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import (
    Direction,
    Document,
    Entity,
    Event,
    EventType,
    Evidence,
    Extraction,
    Fact,
    Graph,
    Kind,
    Observation,
    Predicate,
    Qualifier,
    Relation,
    Span,
    Status,
)
from kg.resolve import Verdict, fact_id, read_verdicts, resolve
from kg.text import key


def evidence(document: str = "a.txt", begin: int = 0, context: int = 0) -> Evidence:
    return Evidence(f"{document}#0", document, begin, begin + 2, "原文", Span(context, context + 90))


def figure(
    subject: str = "成都市", metric: str = "入驻企业", value: str = "300", unit: str = "家", **more: object
) -> Observation:
    fields = {"qualifier": Qualifier.EXACT, "status": Status.ACTUAL, "rule": "r", "evidence": (evidence(),)}
    return Observation(subject, metric, unit, **(fields | {"value": Decimal(value)} | more))  # type: ignore[arg-type]


def relation(subject: str, predicate: Predicate, other: str, role: str | None = None, **more: object) -> Relation:
    return Relation(subject, predicate, other, "r", more.get("evidence", (evidence(),)), role)  # type: ignore[arg-type]


def affiliated(person: str, body: str, role: str = "负责人") -> Relation:
    return relation(key(person), Predicate.AFFILIATED_WITH, key(body), role)


def entity(name: str, kind: Kind = Kind.ORGANIZATION, *aliases: str, articles: tuple[str, ...] = ()) -> Entity:
    return Entity(key(name), name, kind, aliases, articles)


def extraction(path: str, entities: list[Entity], facts: list[Fact] | None = None) -> Extraction:
    def moved(fact: Fact) -> Fact:
        there = tuple(replace(e, document=path, article=f"{path}#0") for e in fact.evidence)
        return replace(fact, evidence=there)

    placed = tuple(replace(e, articles=e.articles or (f"{path}#0",)) for e in entities)
    return Extraction(Document(path, "原文" * 100), (), placed, tuple(map(moved, facts or [])))


def names(graph: Graph) -> dict[str, str]:
    return {name: each.name for name, each in graph.entities.items()}


class TestIdentity:
    def test_spelling_of_a_number_does_not_matter(self) -> None:
        """5.10 and 5.1, 1E+3 and 1000 are one number."""
        assert fact_id(figure(value="5.10")) == fact_id(figure(value="5.1"))
        assert fact_id(figure(value="1E+3")) == fact_id(figure(value="1000"))
        assert fact_id(figure(value="100")) != fact_id(figure(value="10"))

    def test_evidence_and_rule_do_not_matter(self) -> None:
        """The id is of the meaning, not of where it was read or by what."""
        assert fact_id(figure()) == fact_id(figure(rule="another", evidence=(evidence("b.txt", 40),)))

    @pytest.mark.parametrize(
        "change",
        [
            {"subject": "绵阳市"},
            {"metric": "入驻机构"},
            {"value": "301"},
            {"unit": "个"},
            {"qualifier": Qualifier.MORE_THAN},
            {"status": Status.TARGET},
            {"direction": Direction.INCREASE},
            {"start": date(2024, 1, 1)},
            {"end": date(2024, 1, 1)},
        ],
    )
    def test_each_part_of_the_meaning_matters(self, change: dict[str, object]) -> None:
        """Two figures that differ in one attribute are two facts."""
        assert fact_id(figure(**change)) != fact_id(figure())  # type: ignore[arg-type]

    def test_a_cooperation_has_no_first_side(self) -> None:
        """A cooperates with B is B cooperates with A; building has a direction."""
        assert fact_id(relation("甲", Predicate.COOPERATES_WITH, "乙")) == fact_id(
            relation("乙", Predicate.COOPERATES_WITH, "甲")
        )
        assert fact_id(relation("甲", Predicate.BUILT_BY, "乙")) != fact_id(relation("乙", Predicate.BUILT_BY, "甲"))

    def test_the_id_is_stable_between_versions(self) -> None:
        """Twenty hexadecimal digits, and the same ones tomorrow: IRIs are made of them."""
        assert fact_id(Event("成都市", EventType.HELD, "r", ())) == "35d2b03ed4b641bc84fa"


class TestLinking:
    def test_an_alias_declared_in_one_document_links_in_another(self) -> None:
        """合创院, declared as short for an institute in a.txt, is that institute in b.txt."""
        full = entity("合肥产业创新研究院", Kind.RESEARCH_INSTITUTE, "合创院")
        graph = resolve(
            [
                extraction("a.txt", [full]),
                extraction("b.txt", [entity("合创院", Kind.RESEARCH_INSTITUTE)], [figure("合创院")]),
            ]
        )
        assert names(graph) == {"合肥产业创新研究院": "合肥产业创新研究院"}
        assert graph.entities["合肥产业创新研究院"].aliases == ("合创院",)
        assert [fact.subject for fact in graph.facts.values()] == ["合肥产业创新研究院"]
        assert [(m.left, m.right, m.rule) for m in graph.merges] == [("合创院", "合肥产业创新研究院", "declared alias")]
        assert "a.txt" in graph.merges[0].detail

    def test_an_alias_of_two_things_links_to_neither(self) -> None:
        """东大 can be 东南大学 or 东北大学: it stays a node of its own."""
        graph = resolve(
            [
                extraction("a.txt", [entity("东南大学", Kind.UNIVERSITY, "东大")]),
                extraction("b.txt", [entity("东北大学", Kind.UNIVERSITY, "东大")]),
                extraction("c.txt", [entity("东大", Kind.UNIVERSITY)]),
            ]
        )
        assert set(graph.entities) == {"东南大学", "东北大学", "东大"}

    def test_a_short_name_that_needs_its_article_links_nowhere(self) -> None:
        """市数据局 is the bureau of another city in the next document."""
        graph = resolve(
            [
                extraction("a.txt", [entity("杭州市数据局", Kind.GOVERNMENT_AGENCY, "市数据局")]),
                extraction("b.txt", [entity("市数据局", Kind.GOVERNMENT_AGENCY)]),
            ]
        )
        assert set(graph.entities) == {"杭州市数据局", "市数据局"}

    @pytest.mark.parametrize(
        ("alias", "publishers", "one"),
        [
            ("公共数据开放平台", ("锦城晚报", "锦城晚报"), True),
            ("公共数据开放平台", ("锦城晚报", "钱江晚报"), False),
            ("公共数据开放平台", (None, None), False),
            ("平台", ("锦城晚报", "锦城晚报"), False),
        ],
    )
    def test_the_end_of_a_name_is_that_name_in_the_same_paper_only(
        self, alias: str, publishers: tuple[str | None, str | None], one: bool
    ) -> None:
        """公共数据开放平台 is Chengdu's in a Chengdu paper, another one elsewhere; 平台 is no name."""
        full = extraction("a.txt", [entity("成都市公共数据开放平台", Kind.PLATFORM, alias)])
        short = extraction("b.txt", [entity(alias, Kind.PLATFORM)])
        sources = [
            replace(source, document=replace(source.document, publisher=publisher))
            for source, publisher in zip((full, short), publishers, strict=True)
        ]
        assert (len(resolve(sources).entities) == 1) is one

    @pytest.mark.parametrize(
        ("full", "short", "kind", "one"),
        [
            ("成都天府艺术公园", "天府艺术公园", Kind.FACILITY, True),
            ("成都大数据中心", "数据中心", Kind.FACILITY, False),
            ("白俄罗斯", "俄罗斯", Kind.PLACE, False),
            ("成都银行", "银行", Kind.COMPANY, False),
        ],
    )
    def test_a_name_without_its_place_is_the_same_in_the_same_paper(
        self, full: str, short: str, kind: Kind, one: bool
    ) -> None:
        """天府艺术公园 is 成都天府艺术公园 in a Chengdu paper; what is left must be a name, and what goes a place."""
        sources = [
            extraction("a.txt", [entity("成都市", Kind.CITY, "成都"), entity(full, kind)]),
            extraction("b.txt", [entity(short, kind)]),
        ]
        published = [replace(s, document=replace(s.document, publisher="锦城晚报")) for s in sources]
        assert (short not in resolve(published).entities) is one
        assert short in resolve(sources).entities

    def test_an_alias_of_another_kind_of_thing_does_not_link(self) -> None:
        """A product called like a company's short name is not the company."""
        graph = resolve(
            [
                extraction("a.txt", [entity("苏州天目光电股份有限公司", Kind.COMPANY, "天目")]),
                extraction("b.txt", [entity("天目", Kind.PRODUCT)]),
            ]
        )
        assert set(graph.entities) == {"苏州天目光电股份有限公司", "天目"}

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("西安市公安局", "西安市教育局"),
            ("西安咸阳国际机场一期", "西安咸阳国际机场二期"),
            ("华中1型", "华中10型"),
            ("成都大学", "成都大学附属医院"),
        ],
    )
    def test_names_that_look_alike_stay_apart(self, left: str, right: str) -> None:
        """No name is merged for being near in spelling."""
        graph = resolve([extraction("a.txt", [entity(left)]), extraction("b.txt", [entity(right)])])
        assert set(names(graph).values()) == {left, right}

    def test_one_name_is_one_node_whatever_its_class_guesses(self) -> None:
        """The kind is what most articles take it for; on a tie, a fixed one."""
        sources = [
            extraction("a.txt", [entity("蓉易办", Kind.PROGRAMME)]),
            extraction("b.txt", [entity("蓉易办", Kind.PLATFORM, articles=("b.txt#0", "b.txt#90"))]),
        ]
        assert resolve(sources).entities["蓉易办"].kind is Kind.PLATFORM
        assert resolve(reversed(sources)).entities["蓉易办"].kind is Kind.PLATFORM

    def test_aliases_lead_through_each_other(self) -> None:
        """A short name of a short name ends at the full name, in one node."""
        graph = resolve(
            [
                extraction("a.txt", [entity("西安光电技术研究院", Kind.RESEARCH_INSTITUTE, "西安光电院")]),
                extraction("b.txt", [entity("西安光电院", Kind.RESEARCH_INSTITUTE, "西光院")]),
                extraction("c.txt", [entity("西光院", Kind.RESEARCH_INSTITUTE)]),
            ]
        )
        assert set(graph.entities) == {"西安光电技术研究院"}
        assert graph.entities["西安光电技术研究院"].aliases == ("西光院", "西安光电院")

    def test_a_relation_of_a_thing_to_itself_is_dropped(self) -> None:
        """Where two names turn out to be one thing, what joined them says nothing."""
        full = entity("合肥产业创新研究院", Kind.RESEARCH_INSTITUTE, "合创院")
        short = entity("合创院", Kind.RESEARCH_INSTITUTE)
        fact = relation("合创院", Predicate.PART_OF, "合肥产业创新研究院")
        assert not resolve([extraction("a.txt", [full]), extraction("b.txt", [full, short], [fact])]).facts


class TestPersons:
    def person(self, path: str, name: str, *bodies: str) -> Extraction:
        bodies_found = [entity(body, Kind.COMPANY) for body in bodies]
        return extraction(path, [entity(name, Kind.PERSON), *bodies_found], [affiliated(name, b) for b in bodies])

    def test_homonyms_with_different_bodies_are_two_nodes(self) -> None:
        """王伟 of one company is not 王伟 of another; both keep their plain label."""
        graph = resolve([self.person("a.txt", "王伟", "甲公司"), self.person("b.txt", "王伟", "乙公司")])
        people = {name: each.name for name, each in graph.entities.items() if each.kind is Kind.PERSON}
        assert people == {"王伟(甲公司)": "王伟", "王伟(乙公司)": "王伟"}

    def test_a_shared_body_makes_one_person(self) -> None:
        """A third document with both companies says that they are one person."""
        graph = resolve(
            [
                self.person("a.txt", "王伟", "甲公司"),
                self.person("b.txt", "王伟", "乙公司"),
                self.person("c.txt", "王伟", "甲公司", "乙公司"),
            ]
        )
        assert [name for name, each in graph.entities.items() if each.kind is Kind.PERSON] == ["王伟"]

    def test_without_a_body_the_only_known_one_is_meant(self) -> None:
        """A mere name joins the one person known by it, and no one where there are two."""
        bare = self.person("c.txt", "王伟")
        one = resolve([self.person("a.txt", "王伟", "甲公司"), bare])
        two = resolve([self.person("a.txt", "王伟", "甲公司"), self.person("b.txt", "王伟", "乙公司"), bare])
        assert one.entities["王伟"].articles == ("a.txt#0", "c.txt#0")
        assert two.entities["王伟"].articles == ("c.txt#0",)

    def test_posts_of_one_seat_belong_to_one_person(self) -> None:
        """A mayor who is party secretary as well is one person; so is a dean and a professor of one university."""
        mayor = [self.person("a.txt", "陈明", "杭州市委"), self.person("b.txt", "陈明", "杭州市人民政府")]
        congress = [
            self.person("a.txt", "陈明", "杭州市委"),
            self.person("b.txt", "陈明", "杭州市人民代表大会常务委员会"),
        ]
        dean = [self.person("a.txt", "陈明", "浙江大学"), self.person("b.txt", "陈明", "浙江大学医学院")]
        assert "陈明" in resolve(mayor).entities
        assert "陈明" in resolve(congress).entities
        assert "陈明" in resolve(dean).entities

    def test_a_verdict_joins_two_homonyms_again(self) -> None:
        """The user knows better, by the ids that the graph shows."""
        sources = [self.person("a.txt", "王伟", "甲公司"), self.person("b.txt", "王伟", "乙公司")]
        verdict = Verdict(key("王伟（甲公司）"), key("王伟（乙公司）"), True, "verdicts.csv:2")
        graph = resolve(sources, verdicts=[verdict])
        assert [name for name, each in graph.entities.items() if each.kind is Kind.PERSON] == ["王伟(乙公司)"]


class TestVerdicts:
    def sources(self) -> list[Extraction]:
        full = entity("合肥产业创新研究院", Kind.RESEARCH_INSTITUTE, "合创院")
        return [extraction("a.txt", [full]), extraction("b.txt", [entity("合创院", Kind.RESEARCH_INSTITUTE)])]

    def test_different_keeps_apart_what_an_alias_would_join(self) -> None:
        verdict = Verdict("合创院", "合肥产业创新研究院", False, "verdicts.csv:2")
        assert set(resolve(self.sources(), verdicts=[verdict]).entities) == {"合创院", "合肥产业创新研究院"}

    def test_same_joins_what_no_rule_would(self) -> None:
        sources = [extraction("a.txt", [entity("蓉城科创"), entity("成都科学技术创新中心")])]
        verdict = Verdict("蓉城科创", "成都科学技术创新中心", True, "verdicts.csv:2", "同一机构")
        graph = resolve(sources, verdicts=[verdict])
        assert set(graph.entities) == {"成都科学技术创新中心"}
        assert graph.merges[0].detail == "verdicts.csv:2 同一机构"

    def test_a_row_may_use_any_unambiguous_name_and_is_reported_where_it_fits_nothing(self) -> None:
        """By an alias; a name that no document has is listed among what was left out, with its line."""
        sources = [
            extraction("a.txt", [entity("蓉城科创"), entity("成都科学技术创新中心", Kind.ORGANIZATION, "成科创")])
        ]
        rows = [Verdict("蓉城科创", "成科创", True, "verdicts.csv:2"), Verdict("甲", "乙", True, "verdicts.csv:3")]
        graph = resolve(sources, verdicts=rows)
        assert set(graph.entities) == {"成都科学技术创新中心"}
        assert [(each.path, "甲" in each.reason) for each in graph.skipped] == [("verdicts.csv:3", True)]

    def test_rows_that_contradict_each_other_are_an_error_with_its_line(self) -> None:
        pair = ("合创院", "合肥产业创新研究院")
        rows = [Verdict(*pair, False, "verdicts.csv:2"), Verdict(*pair, True, "verdicts.csv:3")]
        with pytest.raises(InputError, match=r"verdicts\.csv:3"):
            resolve(self.sources(), verdicts=rows)

    @pytest.mark.parametrize(
        ("table", "message"),
        [
            ("left,right\n甲,乙\n", "no column verdict"),
            ("left,right,verdict,note\n甲,乙,maybe,\n", r"verdicts\.csv:2: the verdict is 'maybe'"),
            ("left,right,verdict,note\n甲,,same,\n", r"verdicts\.csv:2: a verdict needs two names"),
        ],
    )
    def test_a_malformed_table_is_an_error_with_its_line(self, tmp_path: Path, table: str, message: str) -> None:
        path = tmp_path / "verdicts.csv"
        path.write_text(table, "utf-8")
        with pytest.raises(InputError, match=message):
            read_verdicts(path)

    def test_a_table_saved_by_a_spreadsheet_is_read(self, tmp_path: Path) -> None:
        """With a byte-order mark, and names in quotation marks of any kind."""
        path = tmp_path / "verdicts.csv"
        path.write_text("left,right,verdict,note\n“蓉易办”,天府蓉易办,same,改名\n", "utf-8-sig")
        assert read_verdicts(path) == (Verdict("蓉易办", "天府蓉易办", True, "verdicts.csv:2", "改名"),)


class TestFusion:
    def facts(self, *facts: Fact) -> list[Fact]:
        subjects = {fact.subject for fact in facts}
        return list(resolve([extraction("a.txt", [entity(s) for s in sorted(subjects)], list(facts))]).facts.values())

    def test_two_documents_that_say_the_same_make_one_fact_with_two_quotes(self) -> None:
        sources = [extraction(path, [entity("成都市")], [figure()]) for path in ("a.txt", "b.txt")]
        (fact,) = resolve(sources).facts.values()
        assert [e.document for e in fact.evidence] == ["a.txt", "b.txt"]

    def test_a_headline_joins_the_sentence_that_says_it_in_full(self) -> None:
        """入驻企业 300家 in the headline is 累计入驻企业 300余家 by the end of 2024 in the body."""
        short = figure(metric="入驻企业", evidence=(evidence(begin=0),))
        full = figure(
            metric="累计入驻企业",
            qualifier=Qualifier.MORE_THAN,
            end=date(2024, 12, 31),
            evidence=(evidence(begin=120, context=100),),
        )
        (fact,) = self.facts(short, full)
        assert isinstance(fact, Observation)
        assert (fact.metric, fact.qualifier, fact.end) == ("累计入驻企业", Qualifier.MORE_THAN, date(2024, 12, 31))
        assert [e.begin for e in fact.evidence] == [0, 120]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ({"metric": "第一产业增加值"}, {"metric": "第二产业增加值"}),
            ({"metric": "进口额"}, {"metric": "出口额"}),
            ({"metric": "高新技术企业"}, {"metric": "公共图书馆"}),
            ({"status": Status.ACTUAL}, {"status": Status.TARGET}),
            ({"qualifier": Qualifier.MORE_THAN}, {"qualifier": Qualifier.LESS_THAN}),
            ({"start": date(2023, 1, 1)}, {"start": date(2024, 1, 1)}),
            ({"unit": "家"}, {"unit": "户"}),
        ],
    )
    def test_figures_that_differ_in_meaning_stay_two(self, first: dict[str, object], second: dict[str, object]) -> None:
        """The same number of different things, times or bounds is not a repeat, wherever it stands."""
        left = figure(**first, evidence=(evidence(begin=0),))  # type: ignore[arg-type]
        right = figure(**second, evidence=(evidence(begin=120, context=100),))  # type: ignore[arg-type]
        assert len(self.facts(left, right)) == 2

    def test_one_paragraph_that_changes_the_words_counts_two_things(self) -> None:
        """企业 300家, 其中…高新技术企业 300家 in one paragraph are two statements."""
        left = figure(metric="企业", evidence=(evidence(begin=0),))
        right = figure(metric="高新技术企业", evidence=(evidence(begin=20),))
        assert len(self.facts(left, right)) == 2

    def test_a_bare_figure_that_fits_two_years_joins_neither(self) -> None:
        facts = [
            figure(start=date(2023, 1, 1), end=date(2023, 12, 31)),
            figure(start=date(2024, 1, 1), end=date(2024, 12, 31)),
            figure(evidence=(evidence(begin=50),)),
        ]
        assert len(self.facts(*facts)) == 3

    def test_a_month_said_again_beside_the_day_is_one_event(self) -> None:
        day = Event("成都市", EventType.HELD, "r", (evidence(),), date(2025, 5, 9), date(2025, 5, 9))
        month = replace(day, start=date(2025, 5, 1), end=date(2025, 5, 31), evidence=(evidence(begin=60),))
        (event,) = self.facts(month, day)
        assert isinstance(event, Event)
        assert event.start == date(2025, 5, 9)
        assert len(event.evidence) == 2

    def test_an_affiliation_without_its_title_joins_the_one_with_it(self) -> None:
        people = [entity("李萍", Kind.PERSON), entity("成都银行", Kind.COMPANY)]
        facts: list[Fact] = [
            relation("李萍", Predicate.AFFILIATED_WITH, "成都银行"),
            relation("李萍", Predicate.AFFILIATED_WITH, "成都银行", "副行长", evidence=(evidence(begin=30),)),
        ]
        (fact,) = resolve([extraction("a.txt", people, facts)]).facts.values()
        assert isinstance(fact, Relation)
        assert fact.role == "副行长"
        assert len(fact.evidence) == 2


# --- laws ------------------------------------------------------------------------------------------------

_NAMES = ["合肥产业创新研究院", "合创院", "产创院", "王伟", "甲公司", "乙公司", "成都市"]
_entities = st.builds(
    lambda name, kind, aliases: entity(name, kind, *sorted(set(aliases) - {name})),
    st.sampled_from(_NAMES),
    st.sampled_from([Kind.RESEARCH_INSTITUTE, Kind.COMPANY, Kind.PERSON]),
    st.lists(st.sampled_from(_NAMES), max_size=2),
)
_evidence = st.builds(evidence, begin=st.integers(0, 80), context=st.sampled_from([0, 100]))
_days = st.sampled_from([None, date(2024, 1, 1), date(2025, 6, 30)])
_figures = st.builds(
    figure,
    metric=st.sampled_from(["入驻企业", "累计入驻企业", "企业入驻", "高新技术企业", "企业"]),
    value=st.sampled_from(["3", "3.0"]),
    qualifier=st.sampled_from([Qualifier.EXACT, Qualifier.MORE_THAN]),
    rule=st.sampled_from(["r", "s"]),
    end=_days,
    evidence=st.tuples(_evidence),
)


@st.composite
def _extractions(draw: st.DrawFn) -> list[Extraction]:
    sources = []
    for path in ("a.txt", "b.txt", "c.txt", "d.txt")[: draw(st.integers(1, 4))]:
        found = {e.id: e for e in draw(st.lists(_entities, min_size=1, max_size=4))}
        ids = sorted(found)
        facts: list[Fact] = [
            replace(f, subject=draw(st.sampled_from(ids))) for f in draw(st.lists(_figures, max_size=4))
        ]
        pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=3))
        facts += [affiliated(left, right) for left, right in pairs if left != right]
        sources.append(extraction(path, list(found.values()), facts))
    return sources


@given(_extractions(), st.randoms(use_true_random=False))
def test_the_order_of_documents_and_facts_does_not_matter(sources: list[Extraction], random: Random) -> None:
    shuffled = [replace(s, facts=tuple(random.sample(s.facts, len(s.facts)))) for s in sources]
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(sources)


@given(_extractions())
def test_nothing_is_lost_and_nothing_dangles(sources: list[Extraction]) -> None:
    """Every fact stands between known nodes, and every quote of a kept fact is a quote that was read."""
    graph = resolve(sources)
    read = {(e.document, e.begin) for s in sources for f in s.facts for e in f.evidence if isinstance(f, Observation)}
    kept = {(e.document, e.begin) for f in graph.facts.values() for e in f.evidence if isinstance(f, Observation)}
    assert kept == read
    for name, fact in graph.facts.items():
        assert name == fact_id(fact)
        assert fact.subject in graph.entities
        assert not isinstance(fact, Relation) or fact.object in graph.entities


@given(_extractions())
def test_every_article_and_name_is_kept_on_one_node(sources: list[Extraction]) -> None:
    graph = resolve(sources)
    for source in sources:
        for each in source.entities:
            holders = [n for n in graph.entities.values() if each.name in (n.name, *n.aliases)]
            assert any(set(each.articles) <= set(holder.articles) for holder in holders)
