"""Whose file it is: by the account that it prints, or that was chosen; in doubt a question that must be answered."""

from welfare.bankterms.model import FileRefusedError, PrintedFigures
from welfare.funds.models.bank_account import BankAccount


def likely_account(controls: PrintedFigures, asked: str) -> BankAccount | None:
    """Whose statement it seems to be by what a file prints before its rows; `resolve_account` says at the end."""
    number = "".join(asked.split()) or controls.account
    return BankAccount.objects.filter(number=number).first() if number else None


def resolve_account(controls: PrintedFigures, asked: str) -> tuple[BankAccount, list[dict]]:
    """Whose statement it is, and what has to be asked. Raises FileRefusedError for an account that is not ours."""
    printed = BankAccount.objects.filter(number=controls.account).first() if controls.account else None
    wanted = BankAccount.objects.filter(number="".join(asked.split())).first() if asked else None
    if asked and wanted is None:
        raise FileRefusedError("unknown_account", "Số tài khoản được chọn không phải của quỹ nào trong cổng.")
    if wanted and printed and wanted != printed:
        other = f"Tệp là sao kê của {printed.masked}, không phải của {wanted.masked}."
        raise FileRefusedError("another_account", other)
    if wanted or printed:
        is_foreign = wanted and controls.account and not printed
        questions = [foreign_account(controls.account, wanted)] if is_foreign else []
        return wanted or printed, questions + second_account(controls, wanted or printed)
    if controls.account:
        unknown = f"Tài khoản …{controls.account[-3:]} in trong tệp không phải của quỹ nào trong cổng."
        raise FileRefusedError("unknown_account", unknown)
    raise FileRefusedError("unknown_account", "Tệp không in số tài khoản. Hãy chọn tài khoản của sao kê.")


def foreign_account(number: str, chosen: BankAccount) -> dict:
    text = (
        f"Tệp in số tài khoản …{number[-3:]}, không phải của quỹ nào trong cổng. "
        f"Tệp này có đúng là sao kê của {chosen.masked} không?"
    )
    return {"code": "foreign_account", "text": text}


def second_account(controls: PrintedFigures, account: BankAccount) -> list[dict]:
    """What has to be asked of a file that names two accounts as its own."""
    if not controls.second_account:
        return []
    text = (
        f"Tệp in hai số tài khoản, …{controls.account[-3:]} và …{controls.second_account[-3:]}. "
        f"Mọi dòng trong tệp có đúng là của {account.masked} không?"
    )
    return [{"code": "second_account", "text": text}]
