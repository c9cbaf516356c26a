"""Small registers written for the tests, in the forms that are taken in."""

import gzip
from pathlib import Path

IFG = {
    "appointment": """id,person_id,post_id,start_date,end_date
a1,p1,o1,2001-05-04,2005-06-01
a2,p2,o1,2005-06-01,
a3,p3,o2,2004-02-01,2004-09-01
a4,p1,o9,2006-01-01,2007-01-01
a5,p1,o2,2008-01-01,2007-01-01
a6,p9,o2,2008-01-01,2009-01-01
a7,p1,o3,2009-13-01,2010-01-01
a8,p1,o3,,2010-01-01
a9,p4,o4,2001-01-01,2011-04-03
a10,p4,o5,2011-04-05,2012-01-01
a11,p5,o6,2011-04-05,
a12,p5,o7,2008-01-01,2012-02-02
a13,p5,o8,2011-04-05,2012-02-02
a14,p5,o9a,2009-01-01,2011-04-05
a15,p3,o9b,2011-04-05,
a16,p4,o9c,2011-04-05,
""",
    "appointment_characteristics": """id,appointment_id,is_acting,is_on_leave,leave_reason,start_date,end_date
c1,a1,False,False,,2001-05-04,2003-01-01
c2,a1,False,True,Maternity leave,2003-01-01,2003-07-01
c3,a1,False,False,,2003-07-01,2005-06-01
c4,a3,False,False,,2004-02-01,2004-05-01
c5,a3,True,False,,2004-05-01,2004-09-01
""",
    "person": """id,name,start_date,end_date
p1,Ada Brook,,2002-03-01
p1,Baroness Brook of Lakeside,2002-03-01,
p2,Ben Hill,,
p3,Cora Dale,,
p4,Dan Oak,,
p5,Eve Moor,,
""",
    "post": """id,organisation_id,name
o1,g1,Minister for Lakes
o2,g1,Minister for Rivers
o3,g1,Minister for Ponds
o4,g2,Minister for Ferries
o5,g3,Minister for Ferries
o6,g3,Minister for Piers
o7,g2,Minister for Coasts
o8,g3,Minister for Coasts
o9a,g2,Minister of State
o9b,g3,Minister of State
o9c,g4,Minister of State
""",
    "organisation": """id,name,start_date,end_date
g1,Department of Water,1990-01-01,
g2,Harbor Office,1990-01-01,2011-04-04
g3,Department of Coasts,2011-04-04,
g4,Department of Islands,2011-04-04,
""",
    "organisation_link": """id,type,predecessor_organisation_id,successor_organisation_id,link_start_date,link_end_date
l1,Name change,g2,g3,2011-04-04,2011-04-05
l2,Demerger,g2,g4,2011-04-04,2011-04-04
""",  # noqa: E501 - the names of the columns are as long as this
}

CONGRESS = """- id:
    bioguide: L000901
    thomas: '00172'
  name:
    first: Ann
    last: Lee
    official_full: Ann B. Lee
  terms:
  - type: rep
    start: '2011-01-05'
    end: '2013-01-03'
    state: NV
    district: 2
    party: Independent
  - type: sen
    start: '2013-01-03'
    end: '2019-01-03'
    state: NV
    class: 1
    how: appointment
  - type: sen
    start: '2019-01-03'
    end: '2031-01-03'
    state: NV
    class: 1
- id:
    bioguide: K000902
  name:
    first: Joon
    last: Kim
  terms:
  - type: rep
    start: '2011-01-05'
    end: '2012-02-30'
    state: AK
    district: 0
  - type: sen
    start: '2015-01-06'
    end: '2021-01-03'
    state: NV
    class: 3
  - type: sen
    start: '2015-01-06'
    state: XX
    class: 3
- id:
    govtrack: 77
  name:
    first: Bob
    last: Ray
  terms:
  - type: prez
    start: '1999-08-02'
    end: '2001-01-20'
    how: succession
  - type: prez
    start: '2001-01-20'
    end: '2009-01-20'
    how: election
  - type: rep
    start: '2010-12-02'
    end: '2011-01-03'
    state: NV
    district: 1
    how: special-election
- name:
    first: Nobody
  terms: []
"""


def write_ifg(folder: Path, **instead: str) -> Path:
    """The tables as gzip files; a table of that name in the place of the one here."""
    folder.mkdir(exist_ok=True)
    for name, text in (IFG | instead).items():
        (folder / f"{name}.csv.gz").write_bytes(gzip.compress(text.encode()))
    return folder


def write_congress(folder: Path, text: str = CONGRESS) -> Path:
    """The file of legislators."""
    path = folder / "legislators-current.yaml"
    path.write_text(text)
    return path
