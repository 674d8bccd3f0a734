"""The English journey: its people, their key results, and what they read word for word."""

from tests.journeys.company import Cast, Words

ALICE, BOB, LAN, LEAH = "U1", "U2", "ULAN", "ULEAD"
CAST = Cast(owner=ALICE, silent=BOB, busy=LAN, lead=LEAH)
WORDS = Words(
    team="Customer care",
    objectives=("Customers stay with us", "Support that people praise"),
    key_results=(
        "Contracts renewed",
        "Time to first answer",
        "Uptime of the help desk",
        "Complaints per order",
        "New help desk",
        "ISO 9001 certificate",
        "Revenue from renewals",
        "Customers visited",
        "Guides written",
        "Answers within an hour",
        "Old complaints solved",
        "Evening shift hired",
        "Customers trained",
    ),
    steps=("Choose a supplier", "Move the data", "Train everybody"),
    evidence="the certificate itself",
    orders="contracts",
    money="USD",
    millions=2,
)
RECEIPT = """\
✅ Recorded for week 48 (23–29 Nov), Friday 27 November 15:00.
You can change it until Friday 4 December 15:00; if the digest is out, the bot updates it there.
KR-1 · Contracts renewed
1,250 → 2,000 contracts · confidence 8
“Two big clients”
KR-2 · Time to first answer
2h 50m → 2h · confidence 7
KR-3 · Uptime of the help desk
99.7% (at least 99.5%) · confidence 9
KR-4 · Complaints per order
6.1% (at most 5%) · confidence 6
🚧 Blocker: the courier is late
KR-5 · New help desk
2 of 3 steps: Choose a supplier, Move the data · confidence 7
KR-6 · ISO 9001 certificate
not done yet · confidence 8
KR-7 · Revenue from renewals
$1,200,000 → $2,000,000 · confidence 8
KR-8 · Customers visited
10 → 100 · confidence 9
Why so sure: sixty visits are booked
[Edit]"""

NEWS = """\
  Got worse
🔴 Customers visited — 10 → 100
Far behind, by 34 points; figures and confidence (9) do not match
“sixty visits are booked”
Alice Nguyen
🟡 Complaints per order — 6.1% (at most 5%)
Limit missed this time; confidence fell from 8 to 6; blocked: the courier is late
Alice Nguyen
  Still at risk
🔴 Answers within an hour — 22.5% → 100%
Confidence only 3 of 10; far behind, by 40 points; blocked: no evening shift yet
Trần Thị Lan · at risk for 3 weeks
  Done
✅ Evening shift hired — done
Trần Thị Lan
  Recovered
🟢 Old complaints solved — 27 → 40
Trần Thị Lan
"""
DIGEST = f"""\
▌Customer care · week 48 (23–29 Nov)
2 at risk, 4 need attention, 6 on track, 1 done. 2 of 3 people have answered.
Progress 53%, 52% expected by now.
{NEWS}⚪ Not heard from: Bob Stone.
🌴 Away: Ada Admin.
[Check in]
  8 more key results are in the thread. Answers that still come are added here."""
LATE = f"""\
▌Customer care · week 48 (23–29 Nov)
2 at risk, 3 need attention, 7 on track, 1 done. 3 of 3 people have answered.
Progress 54%, 52% expected by now.
{NEWS}🌴 Away: Ada Admin.
  8 more key results are in the thread. Answers that still come are added here."""
THREAD = """\
🎯 Customers stay with us · 56%, 63% expected
🟢 Contracts renewed — 1,250 → 2,000 contracts
“Two big clients”
Alice Nguyen
🟡 Time to first answer — 2h 50m → 2h
Unsure: confidence 7 of 10
Alice Nguyen
🟢 Uptime of the help desk — 99.7% (at least 99.5%)
Alice Nguyen
🟡 Guides written — 28 → 50
Unsure: confidence 7 of 10; no answer for 1 week
Bob Stone
🎯 Support that people praise · 51%, 41% expected
🟡 New help desk — 2 of 3 steps
Unsure: confidence 7 of 10
Alice Nguyen
🟢 ISO 9001 certificate — not done yet
Alice Nguyen
🟢 Revenue from renewals — $1,200,000 → $2,000,000
Alice Nguyen
🟢 Customers trained — 40 → 60
Ada Admin"""
