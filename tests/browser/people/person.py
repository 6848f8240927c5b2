"""Somebody in front of a browser: reads, writes, presses, and looks into their letter box."""

import io
import re

import pypdf
from django.core.mail import EmailMessage
from playwright.sync_api import Locator, Page, expect

from tests.accounts.signing_in import code_in, last_mail

PHONE, DESKTOP = 360, 1280


def write_into(page: Page, answers: dict[str, object]) -> None:
    """Type and choose, by the names of the fields; True ticks all boxes of a name, a list some of them."""
    for name, answer in answers.items():
        field = page.locator(f"[name='{name}']")
        kind = field.first.evaluate("node => node.type")
        if kind in ("radio", "checkbox"):
            for value in answer if isinstance(answer, list) else [answer]:
                (field if value is True else page.locator(f"[name='{name}'][value='{value}']")).check()
        elif kind == "select-one":
            field.select_option(answer)
        elif kind == "file":
            field.set_input_files(answer)
        else:
            field.fill(answer)


class Person:
    """One of the story's people. `name` is how they sign their mails, `page` their browser."""

    def __init__(self, page: Page, email: str) -> None:
        self.page, self.email = page, email

    # Reading

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def sees(self, *words: str) -> None:
        for each in words:
            expect(self.main).to_contain_text(each)

    def does_not_see(self, *words: str) -> None:
        for each in words:
            expect(self.main).not_to_contain_text(each)

    def is_at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    # Acting

    def opens(self, address: str) -> None:
        answer = self.page.goto(address)
        assert answer.status == 200, address  # type: ignore[union-attr]

    def follows(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """A link; the first of those that bear the name."""
        with self.page.expect_navigation():
            (within or self.main).get_by_role("link", name=name, exact=isinstance(name, str)).first.click()

    def goes_to(self, name: str) -> None:
        """By the menu, which a telephone hides behind its button."""
        button = self.page.get_by_role("button", name="メニュー", exact=True)
        if button.is_visible():
            button.click()
        with self.page.expect_navigation():
            self.page.get_by_role("navigation", name="メニュー").get_by_role(
                "link", name=re.compile(f"^{re.escape(name)}")
            ).click()

    def writes(self, **answers: object) -> None:
        write_into(self.page, answers)

    def unfolds(self, name: str) -> None:
        """Open a group of choices."""
        self.main.locator("summary").get_by_text(name, exact=True).click()

    def presses(self, name: str) -> None:
        with self.page.expect_navigation():
            self.main.get_by_role("button", name=name, exact=True).click()

    def saves_file(self, name: str | re.Pattern[str]) -> bytes:
        """Follow a link to a file; its bytes."""
        with self.page.expect_download() as download:
            self.main.get_by_role("link", name=name).first.click()
        return download.value.path().read_bytes()

    # The letter box

    def mail(self) -> EmailMessage:
        """The newest mail, after the outbox has been emptied."""
        return last_mail(self.email)

    def follows_mail(self, words: str) -> EmailMessage:
        """Open the link of the newest mail, which has these words in it."""
        mail = self.mail()
        assert words in mail.subject + mail.body, mail.subject + mail.body
        link = re.search(r"^https?://[^/\s]+(/\S+)$", mail.body, re.MULTILINE)
        assert link, mail.body
        self.opens(link[1])
        return mail

    # Coming in

    def signs_up(self, door: str) -> None:
        """From the front page by the code in the mail; each door leads to its own registration."""
        self.opens("/")
        self.follows(f"新規登録（{door}）")
        self.writes(email=self.email)
        self.presses("同意して、コードを受け取る")
        self.is_at("メールアドレスの確認")
        self._enters_code()
        self.is_at(f"{'事業所' if door == '事業主' else door}の登録")

    def signs_in(self, address: str) -> None:
        """By the code in the mail; `address` is where they wanted to go."""
        self.opens(address)
        self.is_at("ログイン")
        self.writes(login=self.email)
        self.presses("コードをメールで受け取る")
        self.is_at("コードの入力")
        self._enters_code()

    def _enters_code(self) -> None:
        self.writes(code=code_in(self.mail()))
        self.presses("確認する")


def text_of(paper: bytes) -> str:
    """What a PDF of one page says."""
    (page,) = pypdf.PdfReader(io.BytesIO(paper)).pages
    return page.extract_text()
