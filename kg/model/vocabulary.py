"""The closed vocabularies: the local names of ontology terms, and what passages and times are."""

from enum import StrEnum


class Kind(StrEnum):
    """The class of an entity: the local name of its ontology term."""

    PLACE = "Place"
    CITY = "City"
    DISTRICT = "District"
    GOVERNMENT_AGENCY = "GovernmentAgency"
    COMPANY = "Company"
    UNIVERSITY = "University"
    RESEARCH_INSTITUTE = "ResearchInstitute"
    ORGANIZATION = "Organization"
    PROJECT = "Project"
    PLATFORM = "Platform"
    FACILITY = "Facility"
    PROGRAMME = "Programme"
    PRODUCT = "Product"
    AWARD = "Award"
    CONFERENCE = "Conference"
    PERSON = "Person"


class Predicate(StrEnum):
    """A relation between two entities: the local name of its ontology property."""

    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    BUILT_BY = "builtBy"
    OPERATED_BY = "operatedBy"
    ISSUED_BY = "issuedBy"
    ORGANIZED_BY = "organizedBy"
    PARTICIPATES_IN = "participatesIn"
    COOPERATES_WITH = "cooperatesWith"
    AFFILIATED_WITH = "affiliatedWith"
    RECEIVED = "received"
    USES = "uses"


class EventType(StrEnum):
    """What happened on a date."""

    ESTABLISHED = "Established"
    LAUNCHED = "Launched"
    RELEASED = "Released"
    HELD = "Held"
    SIGNED = "Signed"
    AWARDED = "Awarded"
    STARTED = "Started"
    COMPLETED = "Completed"


class Qualifier(StrEnum):
    """How a stated value bounds the true one."""

    EXACT = "Exact"
    MORE_THAN = "MoreThan"
    ABOUT = "About"
    LESS_THAN = "LessThan"


class Status(StrEnum):
    """Whether a figure has been reached, is aimed at, or is expected."""

    ACTUAL = "Actual"
    TARGET = "Target"
    FORECAST = "Forecast"


class Direction(StrEnum):
    """The sign of a change; the value itself stays positive."""

    INCREASE = "Increase"
    DECREASE = "Decrease"


class PassageRole(StrEnum):
    """What part of an article a passage is."""

    HEADLINE = "headline"
    BODY = "body"
    BOX = "box"
    CAPTION = "caption"


class Granularity(StrEnum):
    """The unit in which a time expression speaks; `SPAN` is any other stretch (近三年, “十四五”)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"
