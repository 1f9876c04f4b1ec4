"""The words by which banks name the columns of a table. Data: a header that a bank invented is one more word here.

All words are folded: lower case, no diacritics, đ as d. `HEADERS` are whole headers; `LIKELY` are tried, in this order, on a
header that is none of them.
"""

import re

HEADERS = {
    "sequence": "stt|so tt|tt|so thu tu|#|seq|s.t.t|sequence number",
    "day": "trn dt|ngay thang|ngay, thang|ngay thang nam|ngay giao dich|ngay gd|ngay|date|tnx date|trans.date|trans date|transaction date|when"
    "|thoi gian gd|thoi gian giao dich|thoi gian|date time|date_time|ngay gio giao dich|ngay ct|ngay ung ho"
    "|dau thoi gian|timestamp|time stamp|ngay gio|ngay gio gd|ngay phat sinh|ngay gio phat sinh|thoi gian phat sinh|ngay chung tu|ngay thu|ngay chi"
    "|ngay ghi co|ngay ghi no|ngay nop|ngay nhan",
    "booking_day": "ngay hach toan|ngay ghi so|ngay ghi nhan|ngay hieu luc hach toan|ngay ht|ngay gs|posting date|post date|booking date|booked date"
    "|entry date|ngay vao so",
    "value_day": "ngay gia tri|ngay hieu luc|value date|effective date",
    "request_day": "ngay yeu cau|ngay kh thuc hien|ngay khach hang thuc hien|ngay lap lenh|requesting date|request date|order date",
    "time": "gio|gio giao dich|time|gio gd|transaction time",
    "debit": "debit|debit amount|dr|chi|no|withdrawal|withdrawals|withdraw|outgoing|outflow|paid out|dr amount|debits|debit amt|dr amt|no phat sinh|xuat quy",
    "credit": "credit|credit amount|cr|thu|co|deposit|deposits|so tien ung ho|incoming|inflow|paid in|cr amount|credits|credit amt|cr amt|co phat sinh|nhap quy|top up|topup",
    "amount": "so tien|amount|money|so tien gd|so tien giao dich|gia tri|so tien (vnd)|so tien vnd|phat sinh|transfer amount|bien dong|bien dong so du",
    "direction": "no/co|co/no|d/c|c/d|dr/cr|cr/dr|ghi no/ghi co|ghi co/ghi no|debit/credit|credit/debit|dau|sign|thay doi|change|+/-|-/+"
    "|thu/chi|chi/thu|vao/ra|ra/vao|in/out|out/in|di/den|den/di|tang/giam|giam/tang|huong|chieu|chieu tien|chieu giao dich|direction"
    "|credit debit indicator|drcr ind|dr cr|dr/cr indicator|crdr|cdtdbtind",
    "kind": "loai gd|loai giao dich|kieu giao dich|phan loai|loai|transaction type|transfer type|type|hinh thuc giao dich",
    "status": "trang thai|trang thai giao dich|trang thai gd|tinh trang|tinh trang giao dich|ket qua|ket qua giao dich|ket qua gd|ket qua xu ly|kq|kq gd|kq giao dich|kq xu ly|status|state|result|result code"
    "|transaction status",
    "balance": "so du|balance|so du sau gd|so du sau giao dich|running balance|so du cuoi|du cuoi|con lai|ton|so ton|ton quy"
    "|can doi|so du co|du co|luy ke|so du luy ke|luy ke so du|accumulated|accumulated balance|cusum balance|balance after"
    "|closing balance|ending balance|so du sau|ledger balance|book balance|account balance|credit balance|so tien con lai",
    "owed": "so du no|du no|debit balance",
    "memo": "noi dung|dien giai|content|noi dung chi tiet|noi dung giao dich|noi dung gd|noi dung chuyen khoan"
    "|description|desc|detail|details|transaction details|transactions in detail|txn. description|remark|ghi chu|mo ta"
    "|dien giai giao dich|noi dung ung ho|memo|remittance information|remittance info|payment details|trich yeu|nhan xet|transaction content|remarks|narration|narrative|particulars",
    "reference": "so hieu chung tu|so hieu|so chung tu|so ct|doc no|so tham chieu|ref. no|ref no|ref|trans_no|ma giao dich|ma gd|so giao dich"
    "|reference|so but toan|so ct/ doc no|ma tham chieu|tid|reference code|reference number|transaction id|txn id|chung tu thu|chung tu chi|chung tu",
    "account": "so tai khoan|so tk|account|account number|account no|account no.|tai khoan",
    "counter_account": "tk doi ung|tai khoan doi ung|so tai khoan doi ung|so tk doi ung|offset account|counter account"
    "|corresponsive account|counter account number",
    "counterparty": "ten doi ung|ten tk doi ung|ten tai khoan doi ung|nguoi chuyen|ten nguoi chuyen|ten nguoi gui"
    "|counterparty|counterparty name|don vi/ ca nhan|don vi / ca nhan|ten don vi doi ung|nguoi ung ho|counter account name"
    "|corresponsive name",
    "unit": "dvt|don vi tinh|unit|unit of measure|don vi tinh (vnd)",
    "currency": "loai tien|loai tien te|tien te|currency|ccy|don vi tien|nguyen te",
}
FIELD_OF = {header: field for field, headers in HEADERS.items() for header in headers.split("|")}

LIKELY = [
    (field, re.compile(words))
    for field, words in {
        "request_day": r"^ngay (?:kh\b|khach hang|yeu cau|lap lenh)|\brequest(?:ing|ed)? date",
        "booking_day": r"\b(?:posting|booking|post|booked) date\b|^ngay (?:hach toan|ghi nhan)|^ngay,? thang ghi so\b",
        "value_day": r"^ngay (?:gia tri|hieu luc)|\b(?:value|effective) date",
        "status": r"^(?:trang thai|tinh trang|ket qua)\b|^mo ta trang thai\b|\bstatus$|\bstatus description$",
        "balance": r"^(?:so )?du (?:sau|hien|moi)\b|^so du (?:tai khoan|luy ke|kha dung)|\b(?:running|available|account|outstanding) balance|^balance after",
        "amount": r"^(?:so tien|gia tri|tong (?:so )?(?:tien|thu|chi)|tien)\b(?! bang chu)|\bamount\b(?! in words)",
        "day": r"^(?:ngay|thoi gian|thoi diem)\b(?! (?:in|lap|mo|sinh|sao)\b)|\bngay thang$|^date\b|\bdate$|\bdate time\b",
        "memo": r"noi dung|dien giai|mo ta|chi tiet|ly do|loi nhan|description|remark|detail|narrative|particular|content|message",
        "counterparty": r"^ten\b|doi ung|\bnguoi (?:chuyen|gui|nop|ung ho|huong)|\bdon vi\b(?! t)|ca nhan|^ho (?:va )?ten|tap the"
        r"|nha tai tro|beneficiary|counterpart|remitter|sender|payer",
        "reference": r"chung tu|tham chieu|but toan|\bref\b|reference|trace|^ma (?:gd|giao dich|lenh)\b|^so (?:gd|giao dich|phieu|lenh)\b",
    }.items()
]

# What a header says of money in or out: these words, alone or after what is moved (“Phát sinh nợ”, “Số tiền đến”).
MOVED = r"(?:(?:(?:so )?phat sinh|s?ps|ben|trich|da|so tien|tien|doanh so|giao dich|gd|khoan|ghi|bao|amount|money|cash|paid|funds|transfer|transferred|total) )+"
AFTER = r"(?: ?\(?(?:vnd|d|dong)\)?)?"
DEBITED = re.compile(
    rf"(?:{MOVED}(?:no|rut(?: ra| tien)?|chi(?: ra| tieu)?|ra|giam|di|chuyen di|tru|xuat|out|dr|debit|sent)"
    rf"|rut (?:ra|tien)|chi (?:ra|tieu)|chuyen(?: tien| khoan)? (?:di|ra)|tien (?:chuyen )?di|no tktt|giam|debit out|out going){AFTER}"
)
CREDITED = re.compile(
    rf"(?:{MOVED}(?:co|gui(?: vao| tien)?|nop(?: vao| tien)?|thu(?: vao)?|vao|tang|den|ve|chuyen den|nhan(?: ve| duoc)?|cong|nhap|nap(?: vao| tien)?|in|cr|credit|received)"
    rf"|gui vao|nop vao|thu vao|chuyen(?: tien| khoan)? (?:den|vao)|nhan (?:ve|vao|tien)|tien (?:nhan|ve)|co tktt|tang|in coming){AFTER}"
)
# One column for both: what it holds is an amount with a sign, or a word that says which.
BOTH = re.compile(
    r"\b(?:vao|den|thu|co|nhan|gui|tang|in|cr|credit|nop)\b ?(?:/|-|,|&|va|hoac|or) ?\(?(?:ghi |tien |so tien |ps )?(?:ra|di|chi|no|chuyen|rut|giam|out|dr|debit)\b"
    r"|\b(?:ra|di|chi|no|chuyen|rut|giam|out|dr|debit)\b ?(?:/|-|,|&|va|hoac|or) ?\(?(?:ghi |tien |so tien |ps )?(?:vao|den|thu|co|nhan|gui|tang|in|cr|credit|nop)\b"
)
AMOUNT = re.compile(r"\b(?:so tien|gia tri|amount|tien|phat sinh|ps|money)\b")
# Words that say it only where their opposite headers another column: (money out, money in).
PAIRS = (
    ("di", "den"), ("ra", "vao"), ("chuyen", "nhan"), ("rut", "gui"), ("gui", "nhan"), ("out", "in"), ("xuat", "nhap"), ("tru", "cong"),
    ("so tien chuyen", "so tien nhan"), ("tien chuyen", "tien nhan"), ("so tien gui", "so tien nhan"), ("tien gui", "tien nhan"),
    ("chuyen tien", "nhan tien"), ("chuyen khoan", "nhan tien"), ("gui tien", "nhan tien"), ("gui di", "nhan ve"), ("sent", "received"),
    ("amount sent", "amount received"), ("decrease", "increase"), ("minus", "plus"), ("thanh toan", "thu"), ("rut", "nap"), ("tien rut", "tien nap"), ("-", "+"),
    ("rut", "nop"), ("khach rut", "khach nop"), ("spent", "received"), ("expense", "income"), ("expenses", "income"), ("chi phi", "thu nhap"),
    ("tru tien", "cong tien"), ("chi ho tro", "dong gop"), ("so tien su dung", "so tien dong gop"), ("luong ra", "luong vao"),
)  # fmt: skip
CHARGE = re.compile(
    r"(?:(?:so tien|tien|cac khoan|cac loai) )?(?:phi|thue|vat|fees?|charges?|tax)"
    r"(?: (?:va|lai|thue|vat|gtgt|vnd|giao dich|gd|dich vu|ngan hang|chuyen tien|phat sinh|amount|fees?|interest))*"
)
TRANSACTED = re.compile(
    r"^(?:ngay|thoi gian|ngay gio) (?:giao dich|gd|phat sinh)\b|\b(?:transaction|tran|trans|tnx) date\b"
)
# Who gets the money, and by what paper: of a list whose amounts say no direction they tell that it is one of payments.
PAID_TO = re.compile(
    r"^(?:ten |ho (?:va )?ten )?(?:nguoi|don vi|to chuc|ca nhan|ben|ho)(?: (?:duoc|thu))? (?:huong|nhan)\b(?! gui)|\bthu huong\b|^so sec\b|\bbeneficiary\b|\bpayee\b|\bcheque\b"
)
PAID_BY = re.compile(
    r"\b(?:nguoi|don vi|ben) (?:gui|chuyen|nop|ung ho|tra)\b|\bung ho\b|\bdong gop\b|nha tai tro|remitter|sender|payer|donor"
)
AVAILABLE = re.compile(r"\bkha dung\b|\bavail(?:able)?\b")
OF_BANK = re.compile(r"^(?:nh|ngan hang|bank)\b|\bbank$|\bvirtual\b|\bsub ?acc|^(?:so )?(?:tai khoan|tk) (?:phu|ao)\b")
ACCOUNT = re.compile(r"^(?!ten\b)(?:so tai khoan|so tk|tai khoan|tk|account)\b|\baccount (?:number|no)\b")
OTHER_PARTY = re.compile(
    r"doi ung|doi tac|nguoi|gui|huong|dich|nhan|offset|counter|remitter|beneficiary|sender|payer|correspon|\bben\b"
)
# Of whichever side the other party is on: “Tên người chuyển/nhận”.
EITHER_PARTY = re.compile(
    r"^(?:ten|nguoi|don vi|doi tac|tk|so tk|tai khoan|so tai khoan|nh|ngan hang)\b(?!.*\b(?:no|co|tien)\b)|^(?:name|account|bank)\b"
)
OUT = re.compile(r"\b(?:no|debit|dr|rut|chi|tien ra|withdraw(?:als?)?|chuyen di)\b")
IN = re.compile(r"\b(?:co|credit|cr|gui|nop|thu|tien vao|deposits?|chuyen den)\b")
