"""A quarter is agreed on as people do it in the browser: two teams, three who write, one who leads, four Fridays."""

from dataclasses import dataclass

from playwright.async_api import expect

from tests.browser.agreed_quarter.person import TRAVEL, Person
from tests.browser.agreed_quarter.words import (
    AUTOMATED,
    BLANKS,
    COMPANY_MEASURES,
    COMPANYS,
    FIRST_TITLE,
    FROM_TEMPLATE,
    MEMBERS,
    REASON,
    SECOND_TITLE,
    WISH,
)

CARE, SALES, COMPANY = "C006", "C002", "C001"
QUARTER = "Quý 1/2027"
FRIDAY, MONDAY, WEEK = "Đến 15:00 thứ Sáu tới", "Đến 10:00 thứ Hai tới", "Một tuần sau"


@dataclass(frozen=True, slots=True)
class AgreedQuarter:
    """Nguyễn Minh Anh leads the company, in English; Hoàng Thị Mai leads customer care, where Ngô Thanh Tùng works."""

    boss: Person
    lead: Person
    member: Person

    async def go(self) -> None:
        await self.set_up_teams()
        await self.lead_the_company()
        await self.plan_the_quarter()
        await self.write_for_the_company()
        await self.write_from_a_template()
        await self.write_and_mend_as_asked()
        await self.agree_above()
        await self.open_the_quarter()
        await self.hear_of_it()
        await self.answer_by_form()
        await self.move_a_target()
        await self.go_through_the_month()

    async def set_up_teams(self) -> None:
        """An admin does it for both leads."""
        boss = self.boss
        for channel, name, lead in ((CARE, "Chăm sóc khách hàng", "Hoàng Thị Mai"), (SALES, "Sales", "David Miller")):
            await boss.go(channel)
            joining, inviting = (boss.page.get_by_role("button", name=name) for name in ("Tham gia", "Mời ứng dụng"))
            await expect(joining.or_(inviting)).to_be_visible()
            if await joining.count():
                await joining.click()
            await inviting.click()
            await boss.press_last("Thiết lập nhóm này")
            await boss.on("Thiết lập nhóm")
            await boss.form.get_by_label("Tên nhóm", exact=True).fill(name)
            await boss.choose("Trưởng nhóm", lead)
            await boss.press("Bỏ Nguyễn Minh Anh")
            await boss.press("Thiết lập")
            await boss.on("Đã thiết lập nhóm")
            await boss.leave()

    async def lead_the_company(self) -> None:
        """It has a lead and a channel from now on, which says so; she speaks English with the bot."""
        boss = self.boss
        await boss.go(COMPANY)
        await boss.page.get_by_role("button", name="Mời ứng dụng").click()
        await boss.reads("Xin chào cả nhóm!")
        await boss.say("/okr lang en")
        await boss.reads("From now on the bot speaks English with you.")
        await boss.say("/okr settings")
        await boss.on("Settings")
        await boss.form.get_by_role("button", name="Check-in and digest").nth(-1).click()
        await boss.on("Team settings")
        await boss.choose("Channel of the digest (không bắt buộc)", "company")
        await boss.choose("Language of the digest", "English", typed=False)
        await boss.choose("Lead (không bắt buộc)", "Nguyễn Minh Anh")
        await boss.press("Save")
        await boss.on("Saved")
        await boss.leave()
        await boss.reads("This is the channel of")

    async def plan_the_quarter(self) -> None:
        boss = self.boss
        await boss.say("/okr cycle")
        await boss.on("Cycles")
        await boss.press("Plan Q1 2027")
        await boss.on("Plan a cycle")
        await boss.form.get_by_label("Name", exact=True).fill(QUARTER)
        await boss.press("Save")
        await boss.reads_in_form("Objectives can be written for it now.")
        await boss.leave()

    async def write_for_the_company(self) -> None:
        """The form starts with the team whose lead one is oneself."""
        boss = self.boss
        await boss.say("/okr new")
        await boss.on("New objective")
        await boss.choose("Cycle", QUARTER, typed=False)
        await boss.form.get_by_label("Objective", exact=True).fill(COMPANYS)
        await boss.press("Next")
        await boss.on("Key results")
        await boss.reads_in_form(f"· Sao Mai · {QUARTER}")
        for measure in COMPANY_MEASURES:
            await boss.add(measure)
        await boss.on_to_the_last_step()
        await boss.finish("Publish it now", "Saved")

    async def write_from_a_template(self) -> None:
        """The coach sees that it hangs nowhere; mended, it has nothing more to say, and off it goes to leadership."""
        lead, words = self.lead, self.lead.words
        await lead.say("/okr mau")
        await lead.on("Mẫu OKR")
        await lead.form.get_by_role("textbox").first.fill("vội vàng")
        await lead.page.keyboard.press("Enter")
        await expect(lead.form.get_by_role("button", name="Dùng mẫu")).to_have_count(1)
        await lead.press("Dùng mẫu")
        await lead.on("Điền mẫu")
        await lead.choose(words.cycle, QUARTER, typed=False)
        for label, nth, text in BLANKS:
            await lead.fill(label, text, nth)
        await lead.press(words.next)
        await lead.reads_in_form("từ 12,5% đến 32,5%")
        await lead.on_to_the_last_step()
        await lead.reads_in_form("Mục tiêu này chưa liên kết với mục tiêu cấp trên nào.", f"liên kết với “{COMPANYS}”")
        await lead.press(words.back)
        await lead.on(words.key_results)
        await lead.press(words.back)
        await lead.choose(words.serves, COMPANYS)
        await lead.press(words.next)
        await lead.on_to_the_last_step()
        await lead.reads_in_form("OKR này ổn rồi, không có gợi ý thêm.")
        await lead.finish("Gửi Nguyễn Minh Anh xin ý kiến", "Đã gửi")

    async def write_and_mend_as_asked(self) -> None:
        """A member writes for the team; the lead asks for a change in words, and agrees to what comes back."""
        member, lead, words = self.member, self.lead, self.member.words
        await member.say("/okr moi")
        await member.on("Mục tiêu mới")
        await member.choose(words.whose, "Của cả nhóm", typed=False)
        await member.choose(words.cycle, QUARTER, typed=False)
        await member.form.get_by_label(words.objective, exact=True).fill(FIRST_TITLE)
        await member.choose(words.serves, COMPANYS)
        await member.press(words.next)
        await member.add(MEMBERS[0])
        await member.on_to_the_last_step()
        await member.reads_in_form("con số 100% nên đặt ở một kết quả chính")
        await member.finish("Gửi Hoàng Thị Mai xin ý kiến", "Đã gửi")
        await lead.go("messages")
        await lead.press_last("Đề nghị sửa")
        await lead.form.get_by_role("textbox").fill(WISH)
        await lead.press("Gửi")
        await lead.reads_in_form("Ngô Thanh Tùng sẽ sửa rồi gửi lại.")
        await lead.leave()
        await member.go("messages")
        await member.reads(WISH)
        await member.press_last("Viết tiếp")
        await member.on("Mục tiêu mới")
        await member.form.get_by_label(words.objective, exact=True).fill(SECOND_TITLE)
        await member.press(words.next)
        await member.add(MEMBERS[1])
        await member.on_to_the_last_step()
        await member.finish("Gửi Hoàng Thị Mai xin ý kiến", "Đã gửi")
        await lead.reads(SECOND_TITLE)
        await lead.press_last(words.agree)
        await lead.reads("Gửi lên cấp trên cùng các mục tiêu khác của nhóm")

    async def agree_above(self) -> None:
        """What the team has agreed on is sent up in one go; leadership agrees to it and to the lead's own."""
        boss, lead = self.boss, self.lead
        await lead.say("/okr thongnhat")
        await lead.press("Gửi lên cấp trên (1)")
        await lead.press("Gửi lên cấp trên")
        await lead.reads_in_form("Mục tiêu của bạn đang chờ")
        await lead.reads_in_form("Đã gửi lên cấp trên, chờ")
        await expect(lead.form.get_by_role("button", name="Gửi lên cấp trên (1)")).to_have_count(0)
        await lead.leave()
        await boss.go("messages")
        for title in (SECOND_TITLE, FROM_TEMPLATE):
            await boss.reads(title)
            await boss.press_last("Agree")
            await expect(boss.log.get_by_text("now.").last).to_be_visible(timeout=TRAVEL)
        await expect(boss.log.get_by_role("button", name="Agree", exact=True)).to_have_count(0)

    async def open_the_quarter(self) -> None:
        boss = self.boss
        await boss.say("/okr cycle")
        await boss.on("Cycles")
        await boss.form.get_by_role("button", name="Thao tác khác").nth(1).click()
        await boss.page.get_by_role("menuitem", name="Open it now").click()
        await boss.reads_in_form("🟢 open, begins on its first day")
        await boss.leave()
        await boss.say("/okr tree company")
        await boss.reads("OKR tree: Sao Mai", COMPANYS, SECOND_TITLE, FROM_TEMPLATE)

    async def hear_of_it(self) -> None:
        """On the first working day of the year, in the company's channel, with a thread for questions."""
        boss = self.boss
        await boss.travel(WEEK, to="22/12/2026")
        await boss.travel(WEEK, to="29/12/2026")
        await boss.travel(FRIDAY, to="1/1/2027")
        await boss.travel(MONDAY, to="4/1/2027")
        await boss.travel("Một giờ sau", to="4/1/2027")
        await boss.go(COMPANY)
        await boss.reads(f"{QUARTER} begins", COMPANYS, "Questions? In the thread of this message.")
        await boss.page.get_by_role("button", name="1 trả lời").click()
        await expect(boss.page.get_by_role("log").last.get_by_text(QUARTER).last).to_be_visible()

    async def answer_by_form(self) -> None:
        await self.lead.travel(FRIDAY, to="8/1/2027")
        await self.lead.check_in("28 phút", "15", "46")
        await self.lead.reads("15% → 32,5% · mức tự tin 8")
        await self.member.check_in("65", "81")
        await self.member.reads("65% → 90% · mức tự tin 8")
        for one in (self.lead, self.member):
            await one.leave()
        await self.boss.go("messages")
        await self.boss.check_in("83", "1.25M")
        await self.boss.reads("83% → 90% · confidence 8")
        await self.boss.leave()

    async def move_a_target(self) -> None:
        """Not without saying why; the next digest tells it."""
        lead, words = self.lead, self.lead.words
        await lead.say("/okr tinhhinh O-3")
        await expect(lead.log.get_by_role("button", name="Lưu trữ")).to_be_visible(timeout=TRAVEL)
        await lead.press_last("Sửa")
        await lead.press(words.next)
        await lead.on(words.key_results)
        await lead.form.get_by_role("button", name="Thao tác khác").nth(1).click()
        await lead.page.get_by_role("menuitem", name="Sửa").click()
        await lead.form.get_by_label(words.target, exact=True).fill("40")
        await lead.press(words.save)
        await lead.reads_in_form("Hãy cho biết vài lời vì sao thay đổi.")
        await lead.fill("Vì sao thay đổi?", REASON)
        await lead.press(words.save)
        await lead.on_to_the_last_step()
        await lead.finish("Áp dụng thay đổi ngay", "Đã lưu")
        await lead.go(CARE)
        await lead.travel(MONDAY, to="11/1/2027")
        await lead.reads("Chăm sóc khách hàng · tuần 1 (4–10/1)")
        await lead.page.get_by_role("button", name="2 trả lời").last.click()
        thread = lead.page.get_by_role("log").last
        await expect(thread.get_by_text(AUTOMATED).first).to_be_visible(timeout=TRAVEL)
        change = f"chỉ tiêu 32,5% → 40%: {REASON} (Hoàng Thị Mai)"
        for where in ("Kế hoạch thay đổi", "đúng tiến độ"):  # in the message itself, and on its line in the thread
            await expect(thread.get_by_text(where).filter(has_text=change)).to_be_visible()

    async def go_through_the_month(self) -> None:
        """Three more Fridays: by form once more, then with one tap; each week has its digest."""
        lead = self.lead
        for friday, monday, heading in (
            ("15/1/2027", "18/1/2027", "tuần 2 (11–17/1)"),
            ("22/1/2027", "25/1/2027", "tuần 3 (18–24/1)"),
            ("29/1/2027", "1/2/2027", "tuần 4 (25–31/1)"),
        ):
            await lead.go("messages")
            await lead.travel(FRIDAY, to=friday)
            if friday == "15/1/2027":
                await lead.check_in("26 phút", "19", "55")
                await lead.reads("19% → 40% · mức tự tin 8")
                await lead.leave()
            else:
                await lead.press_last("Không có gì thay đổi")
                await lead.reads("19% → 40%")
            await lead.go(CARE)
            await lead.travel(MONDAY, to=monday)
            await lead.reads(f"Chăm sóc khách hàng · {heading}")
