"""The options of the catalogue as bits of the narrow row: filters without words are then read off an ordered index.

An option keeps its number for good, since rows hold it: a new one is written at the end, one that went leaves its gap.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from employers.search.condition import Condition

_CODES = """
    #tfull #tpart
    #fregular #fother #fpart_timer #ffixed_dispatch #fpermanent_dispatch
    #contractnone #contractdispatch #contracttemp_to_perm #contractcontracting
    #termindefinite #termfixed
    #renewalin_principle #renewalconditional
    #from0500 #from0600 #from0700 #from0800 #from0830 #from0900 #from0930 #from1000 #from1100 #from1200
    #from1300 #from1500 #from1700 #from1800 #from2000 #from2200
    #until1200 #until1300 #until1400 #until1500 #until1600 #until1700 #until1730 #until1800 #until1830
    #until1900 #until2000 #until2100 #until2200
    #overtimenone #overtime10 #overtime20 #overtime30 #overtime45 #overtimesome
    #hoursshifts #hoursdiscretionary #hoursvariable
    #week1 #week2 #week3 #week4 #week5
    #weekendweekly #weekendother
    #dayoff100 #dayoff105 #dayoff110 #dayoff115 #dayoff120 #dayoff125
    #offmon #offtue #offwed #offthu #offfri #offsat #offsun #offholiday
    #drivingrequired #drivingat #drivingpreferred #drivingnone
    #housingsingle #housingfamily
    #self #no_experience #no_education #no_licence #no_documents #remote #car #flex #rehire #no_smoking #regular
    #bonus #near #no_transfer #nursery #trial_employment #uij
    #insemployment #insaccident #inshealth #inspension #inspublic_accident #inssavings #insseverance
    #retirenone #retiresome #retire61 #retire62 #retire63 #retire64 #retire65 #retire66 #retire67 #retire68
    #retire69 #retire70
    #limitnone #limitsome
    #age15 #age16 #age17 #age18 #age19 #age20 #age21 #age22 #age23 #age24 #age25 #age26 #age27 #age28 #age29
    #age30 #age31 #age32 #age33 #age34 #age35 #age36 #age37 #age38 #age39 #age40 #age41 #age42 #age43 #age44
    #age45 #age46 #age47 #age48 #age49 #age50 #age51 #age52 #age53 #age54 #age55 #age56 #age57 #age58 #age59
    #age60 #age61 #age62 #age63 #age64 #age65 #age66 #age67 #age68 #age69 #age70 #age71 #age72 #age73 #age74
    #age75
    #industryA #industryB #industryC #industryD #industryE #industryF #industryG #industryH #industryI
    #industryJ #industryK #industryL #industryM #industryN #industryO #industryP #industryQ #industryR
    #industryS #industryT
    #size10 #size100 #size300 #size1000
"""
# One bit less than a bigint has: the last is its sign.
_BITS = 63
# Of each code its column and its bit in it.
PLACES = {code: divmod(number, _BITS) for number, code in enumerate(_CODES.split())}
COLUMNS = ("marks_0", "marks_1", "marks_2", "marks_3")


def is_marked(code: str) -> bool:
    """Whether this code has a bit: municipalities and establishments have none."""
    return code in PLACES


def are_marked(codes: Iterable[str]) -> bool:
    """Whether each of these codes has one."""
    return all(map(is_marked, codes))


def marks_of(codes: Iterable[str]) -> dict[str, int]:
    """The columns of a row that has these codes; codes without a bit are left out."""
    return dict.fromkeys(COLUMNS, 0) | _masks(code for code in codes if code in PLACES)


def marked(any_of: Iterable[Collection[str]], none_of: Iterable[str]) -> Iterator[Condition]:
    """That a row has one code of each of `any_of` and none of `none_of`; all of them have a bit."""
    single = [code for codes in any_of if len(codes) == 1 for code in codes]
    for column, mask in _masks(single).items():
        yield Condition(f"{column} & %s::bigint = %s::bigint", (mask, mask))
    for codes in any_of:
        if len(codes) > 1:
            yield Condition.any(
                Condition(f"{column} & %s::bigint <> 0", (mask,)) for column, mask in _masks(codes).items()
            )
    for column, mask in _masks(none_of).items():
        yield Condition(f"{column} & %s::bigint = 0", (mask,))


def _masks(codes: Iterable[str]) -> dict[str, int]:
    masks: dict[str, int] = defaultdict(int)
    for code in codes:
        column, bit = PLACES[code]
        masks[COLUMNS[column]] |= 1 << bit
    return masks
