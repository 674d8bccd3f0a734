"""The English journey: its people, their key results, and what they read word for word."""

from tests.journeys.company import Cast, Words
from tests.journeys.script import Script
from tests.journeys.week import answers, at

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
✅ Recorded for week 48 (23–29 Nov) at 15:00 on Friday 27 November.
You can change it until 15:00 on Friday 4 December; if the digest is out, the bot updates it there.
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
$1.2 million → $2 million · confidence 8
KR-8 · Customers visited
10 → 100 · confidence 9
Why so sure: sixty visits are booked
[Edit] [Why did I get this?]"""

DIGEST = """\
▌Customer care · week 48 (23–29 Nov)
2 key results got worse; one was at risk already; one is no longer at risk, one is done.
2 at risk, 4 need attention, 6 on track, 1 done. 2 of 3 people have answered.
🔴 Customers visited — 10 → 100 · newly at risk
Alice Nguyen: confidence is 9 of 10, yet it is at 10% with 44% expected by now. “sixty visits are booked”
🟢 Old complaints solved — 27 → 40 · back on track · Trần Thị Lan
✅ Evening shift hired — done · Trần Thị Lan
🔴 Answers within an hour — 22.5% → 100% · at risk for 3 weeks
Trần Thị Lan: confidence only 3 of 10; far behind, at 23% with 63% expected by now; blocked: no evening shift yet.
⚪ Not heard from: Bob Stone.
🌴 Away: Ada Admin.
  🧵 9 more in the thread.
[Check in]"""
LATE = """\
▌Customer care · week 48 (23–29 Nov)
2 key results got worse; one was at risk already; one is no longer at risk, one is done.
2 at risk, 3 need attention, 7 on track, 1 done. All 3 people have answered.
🔴 Customers visited — 10 → 100 · newly at risk
Alice Nguyen: confidence is 9 of 10, yet it is at 10% with 44% expected by now. “sixty visits are booked”
🟢 Old complaints solved — 27 → 40 · back on track · Trần Thị Lan
✅ Evening shift hired — done · Trần Thị Lan
🔴 Answers within an hour — 22.5% → 100% · at risk for 3 weeks
Trần Thị Lan: confidence only 3 of 10; far behind, at 23% with 63% expected by now; blocked: no evening shift yet.
🟡 To watch: Complaints per order (Alice Nguyen), Time to first answer (Alice Nguyen), New help desk (Alice Nguyen).
🌴 Away: Ada Admin.
  🧵 9 more in the thread."""
THREAD = """\
🎯 Customers stay with us · 56%, 63% expected
🟢 Contracts renewed — 1,250 → 2,000 contracts · on track
Alice Nguyen: “Two big clients”
🟡 Time to first answer — 2h 50m → 2h · needs attention
Alice Nguyen: confidence 7 of 10.
🟢 Uptime of the help desk — 99.7% (at least 99.5%) · on track
Alice Nguyen
🟡 Complaints per order — 6.1% (at most 5%) · less sure than before
Alice Nguyen: limit missed this time; confidence fell from 8 to 6; blocked: the courier is late.
🟡 Guides written — 28 → 50 · needs attention
Bob Stone: confidence 7 of 10; no answer this week.
🎯 Support that people praise · 51%, 41% expected
🟡 New help desk — 2 of 3 steps · needs attention
Alice Nguyen: confidence 7 of 10.
🟢 ISO 9001 certificate — not done yet · on track
Alice Nguyen
🟢 Revenue from renewals — $1.2 million → $2 million · on track
Alice Nguyen
🎯 Support that people praise · 51%, 41% expected
🟢 Customers trained — 40 → 60 · on track
Ada Admin (away)
"""
COMPANY = """\
▌Acme · week 48 (23–29 Nov)
Something is at risk in 1 of 1 team.
2 at risk, 4 need attention, 6 on track, 1 done. 2 of 3 people have answered.
🔴 Customer care: 2 at risk, 4 need attention, 6 on track, 1 done · 2 of 3 people have answered"""
ENGLISH = Script(
    language="en",
    zone="UTC",
    cast=CAST,
    words=WORDS,
    nudge_heard="Hi Alice Nguyen, it's time for this week's OKR check-in: 8 key results, about 6 minutes.",
    nudge=(
        (
            "Hi Alice Nguyen, it's time for this week's OKR check-in. You have 8 key results; "
            "it takes about 6 minutes. Please send it by 10:00 on Monday 30 November.\n• KR-1 · Contracts renewed\n"
        ),
        "… and 3 more\n[Check in] [Nothing changed] [I'm away]\n",
        "[… Later ▾]\n  17:00 on Friday 27 November | 09:00 on Monday 30 November\n",
        "[Why did I get this?]",
    ),
    first_page=(
        "Week 48 (23–29 Nov)\nSend it by 10:00 on Monday 30 November to be in the digest.\n",
        "Page 1 of 2. What you type is kept when you turn the page.",
        "KR-1 · Contracts renewed\nCustomers stay with us\nLast 1,100 contracts, target 2,000 contracts\n",
        "▰▰▰▰▰▰┊▱▱▱▱ 55%, 63% expected by now",
        "Last 3h 20m, target 2h",
        "Last 99.6%, at least 99.5%",
        "Last 4.2%, at most 5%",
    ),
    typed=answers(1, 8, value="1,250", note="Two big clients")
    | answers(2, 7, value="2h 50m")
    | answers(3, 9, value="0.997")
    | answers(4, 6, value="plenty", blocker="the courier is late"),
    refused={
        at(3, "value"): "“0.997” could be 0.997% or 99.7%. Type 0.997% for the first, 99.7% for the second.",
        at(4, "value"): "“plenty” can't be read as a number. Type it like 45 or 12.5; "
        "your other fields stay as they are.",
    },
    corrected=answers(3, value="99.7%") | answers(4, value="6.1"),
    second_page=(
        "Page 2 of 2.",
        "KR-5 · New help desk\nSupport that people praise\n1 of 3 steps\n",
        "[x] Choose a supplier\n  [ ] Move the data",
        "How sure are you of a good result (70%) by 31 December?",
        "To show: the certificate itself",
        "Last $900,000, target $2 million",
        "Start 0, target 100\n44% expected by now",
    ),
    ticked=answers(5, 7, steps=["1", "2"]) | answers(6, 8, done="no") | answers(7, 8, value="1.2M"),
    ticked_shown=("[x] Choose a supplier\n  [x] Move the data\n  [ ] Train everybody", "(•) Not yet", "[1.2M]"),
    contradicting=answers(8, 9, value="10"),
    question=(
        "▌One more question",
        "Nothing is saved yet. Here the figure and the confidence don't match; what you typed is kept.",
        "KR-8 · Customers visited\n10 → 100 · confidence 9\n10% so far, 44% expected by now",
        "It is far behind: what makes you so sure?",
    ),
    why="sixty visits are booked",
    saved="▌Saved\n✅ Saved: week 48 (23–29 Nov).\nKR-1 · Contracts renewed\n1,250 → 2,000 contracts · confidence 8\n",
    receipt=RECEIPT,
    receipt_heard="Recorded: week 48 (23–29 Nov), 8 key results.",
    busy_answers=answers(10, 3, value="22,5", blocker="no evening shift yet")
    | answers(11, 8, value="27")
    | answers(12, 8, done="yes"),
    busy_receipt=("22,5% → 100% · mức tự tin 3\n🚧 Vướng mắc: no evening shift yet", "27 → 40 · mức tự tin 8", "Đạt"),
    looked_up={
        "status me": (
            "Your OKRs\n1 at risk, 3 need attention, 4 on track\n",
            "🎯 O-1 · Customers stay with us\n▰▰▰▰▰▰┊▱▱▱▱ Progress 56%, 63% expected by now\n",
            "🟢 KR-1 · Contracts renewed — on track\n▰▰▰▰▰▰┊▱▱▱▱ 1,250 → 2,000 contracts · confidence 8\n",
            "🟡 KR-2 · Time to first answer — needs attention\n▰▰▰▰▰▰┊▰▱▱▱ 2h 50m → 2h\nUnsure: confidence 7 of 10\n",
            "6.1% (at most 5%) · confidence 6, down from 8\nBlocked: the courier is late\n",
            "🟢 KR-6 · ISO 9001 certificate — on track\nnot done yet · confidence 8\n",
            "🔴 KR-8 · Customers visited — at risk\n▰▱▱▱┊▱▱▱▱▱▱ 10 → 100 · confidence 9\nFar behind, by 34 points",
        ),
        "status company": ("Acme\n", "🔴 Customer care\n2 at risk, 4 need attention, 6 on track, 1 done\n"),
        "status KR-8": (
            "🎯 O-2 · Support that people praise\n",
            "🔴 KR-8 · Customers visited — at risk\n",
            "From 1 October to 31 December\nLast answer: week 48 (23–29 Nov)\n",
            "“sixty visits are booked”\n   [⋯ 👀 Seen | ",
            "[History]",
        ),
        "status @bob": ("OKRs of Bob Stone\n1 needs attention\n", "🟡 KR-9 · Guides written — needs attention\n"),
        "status #care": ("Customer care\n2 at risk, 4 need attention, 6 on track, 1 done\n",),
        "history KR-1": (
            "🟢 KR-1 · Contracts renewed\n1,250 → 2,000 contracts · on track\nCustomers stay with us\n    Week       ",
            "▁ 0 contracts at the start · ▇ 2,000 contracts by 31 December · “·” no answer\n",
            "🟢 Week 48 (23–29 Nov): 1,250 contracts · confidence 8\n“Two big clients”\n",
            "🟢 Week 47 (16–22 Nov): 1,100 contracts · confidence 8",
            "⚪ Week 45 (2–8 Nov): no answer",
        ),
    },
    status_of_team="status team",
    next_page=(
        "Customer care\n2 at risk, 4 need attention, 6 on track, 1 done\n",
        "✅ KR-12 · Evening shift hired — done\nTrần Thị Lan\n🟢 KR-13 · Customers trained — on track\n",
        "Page 2 of 2\n[Previous] [Share in channel]",
    ),
    shared=(
        "Customer care\n2 at risk, 4 need attention, 6 on track, 1 done\nShared by Alice Nguyen\n",
        (
            "🔴 KR-10 · Answers within an hour — at risk\n▰▰▱▱▱▱┊▱▱▱▱ 22.5% → 100%\n"
            "Confidence only 3 of 10; blocked: no evening shift yet\nTrần Thị Lan\n"
        ),
        "And 5 more: /okr status Customer care has them.",
    ),
    shared_told="✅ Shared in this channel.",
    home=(
        "✅ All answered for week 48 (23–29 Nov). You can change it until 15:00 on Friday 4 December.\n",
        "[Edit] [I'm away]\n",
        "Your OKRs\n1 at risk, 3 need attention, 4 on track\n",
        "🔴 KR-8 · Customers visited — at risk\n",
        "Your teams\n🔴 Customer care\n2 at risk, 4 need attention, 6 on track, 1 done\n   [Show]",
    ),
    modal=("▌Where things stand\nCustomer care\n", "Page 1 of 2\n[Next]\n[Close]"),
    reminder="Bob Stone, 1 key result has no update yet for week 48 (23–29 Nov). "
    "The team's digest goes out at 10:00 on Monday 30 November. It takes about 1 minute. "
    "If nothing is new, just press Nothing changed.\n[Check in] [Nothing changed] [I'm away]\n"
    "[… Later ▾]\n  17:00 on Monday 30 November | 09:00 on Tuesday 1 December\n[Why did I get this?]",
    digest_heard=(
        "Customer care · week 48 (23–29 Nov): 2 key results got worse; one was at risk already; one "
        "is no longer at risk, one is done."
    ),
    digest=DIGEST,
    thread=THREAD,
    company_digest=COMPANY,
    late_form=(
        "Week 48 (23–29 Nov)\nThe digest is out; your answers will be added to it.",
        "KR-9 · Guides written\nCustomers stay with us\nLast 28, target 50\n",
    ),
    late_answer=answers(9, 8, value="33"),
    late_saved=("✅ Saved: week 48 (23–29 Nov). The digest is out; your answers are added to it now.", "33 → 50"),
    late_digest=LATE,
    late_thread=("🟢 Guides written — 33 → 50 · on track\nBob Stone",),
    late_receipt=(
        "✅ Recorded for week 48 (23–29 Nov) at 11:30 on Monday 30 November.",
        "KR-9 · Guides written\n33 → 50",
    ),
    thanks=(
        "🙏 Thank you, Bob Stone! Your update of 1 key result came in at 11:30. It is in the digest.\n"
        "[Edit] [Why did I get this?]"
    ),
)
