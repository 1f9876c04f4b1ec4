"""The list of banks of 2026. A bank that is new, or renamed, is a line here, and a migration for what the database checks.

Numbers and names are facts published by VietQR and NAPAS, taken from the lists that vietnam-qr-pay 1.5.1 (npm) and 1.0.0
(PyPI) carry and put against each other; five banks got another name in the list of June 2025. A branch with a number of
its own is an entry of its own, and so is a digital bank or a wallet that has one.
"""

from datetime import date

from .bank import Bank, BankName

LIST_OF_2025 = date(2025, 6, 1)  # the list says the month; what a bank decided for itself may have come earlier


def bank(slug: str, bin: str, short: str, full: str) -> Bank:
    """A bank that has borne one name for as long as the portal needs to know. `bin`: its number in VietQR."""
    return Bank(slug, bin, (BankName(short, full),))


def renamed(slug: str, bin: str, old_short: str, old_full: str, short: str, full: str) -> Bank:
    """A bank with another name since the list of June 2025; its number stays."""
    return Bank(
        slug, bin, (BankName(old_short, old_full, until=LIST_OF_2025), BankName(short, full, since=LIST_OF_2025))
    )


# fmt: off
BANKS = (
    bank("abbank", "970425", "ABBank", "Ngân hàng TMCP An Bình"),
    bank("acb", "970416", "ACB", "Ngân hàng TMCP Á Châu"),
    bank("agribank", "970405", "Agribank", "Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam"),
    bank("bacabank", "970409", "Bac A Bank", "Ngân hàng TMCP Bắc Á"),
    bank("baovietbank", "970438", "BaoViet Bank", "Ngân hàng TMCP Bảo Việt"),
    bank("bidv", "970418", "BIDV", "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam"),
    bank("bvbank", "970454", "BVBank", "Ngân hàng TMCP Bản Việt"),
    bank("cake", "546034", "Cake by VPBank", "Ngân hàng số CAKE by VPBank – Ngân hàng TMCP Việt Nam Thịnh Vượng"),
    bank("cbbank", "970444", "CB Bank", "Ngân hàng Thương mại TNHH MTV Xây dựng Việt Nam"),
    bank("cimb", "422589", "CIMB Bank", "Ngân hàng TNHH MTV CIMB Việt Nam"),
    bank("coopbank", "970446", "Co-op Bank", "Ngân hàng Hợp tác xã Việt Nam"),
    bank("dbsbank", "796500", "DBS Bank", "Ngân hàng Phát triển Singapore (DBS) – Chi nhánh TP. Hồ Chí Minh"),
    bank("eximbank", "970431", "Eximbank", "Ngân hàng TMCP Xuất Nhập khẩu Việt Nam"),
    bank("gpbank", "970408", "GPBank", "Ngân hàng Thương mại TNHH MTV Dầu Khí Toàn Cầu"),
    bank("hdbank", "970437", "HDBank", "Ngân hàng TMCP Phát triển TP. Hồ Chí Minh"),
    bank("hongleongbank", "970442", "HongLeong Bank", "Ngân hàng TNHH MTV Hong Leong Việt Nam"),
    bank("hsbc", "458761", "HSBC Việt Nam", "Ngân hàng TNHH MTV HSBC (Việt Nam)"),
    bank("ibkhcm", "970456", "IBK TP. Hồ Chí Minh", "Ngân hàng Công nghiệp Hàn Quốc – Chi nhánh TP. Hồ Chí Minh"),
    bank("ibkhn", "970455", "IBK Hà Nội", "Ngân hàng Công nghiệp Hàn Quốc – Chi nhánh Hà Nội"),
    bank("indovinabank", "970434", "Indovina Bank", "Ngân hàng TNHH Indovina"),
    bank("kasikornbank", "668888", "Kasikornbank", "Ngân hàng Đại chúng TNHH KASIKORNBANK – CN TP. Hồ Chí Minh"),
    bank("kienlongbank", "970452", "KienlongBank", "Ngân hàng TMCP Kiên Long"),
    bank("kookminbankhcm", "970463", "Kookmin TP. Hồ Chí Minh", "Ngân hàng Kookmin – Chi nhánh TP. Hồ Chí Minh"),
    bank("kookminbankhn", "970462", "Kookmin Hà Nội", "Ngân hàng Kookmin – Chi nhánh Hà Nội"),
    bank("liobank", "963369", "Liobank by OCB", "Ngân hàng số Liobank – Ngân hàng TMCP Phương Đông"),
    renamed("lpbank", "970449", "LienVietPostBank", "Ngân hàng TMCP Bưu điện Liên Việt", "LPBank", "Ngân hàng TMCP Lộc Phát Việt Nam"),
    bank("mbbank", "970422", "MB", "Ngân hàng TMCP Quân đội"),
    renamed("mbv", "970414", "OceanBank", "Ngân hàng Thương mại TNHH MTV Đại Dương", "MBV", "Ngân hàng TNHH MTV Việt Nam Hiện Đại"),
    bank("momo", "971025", "MoMo", "Công ty CP Dịch vụ Di động Trực tuyến"),
    renamed("msb", "970426", "MSB", "Ngân hàng TMCP Hàng Hải", "MSB", "Ngân hàng TMCP Hàng Hải Việt Nam"),
    bank("namabank", "970428", "Nam A Bank", "Ngân hàng TMCP Nam Á"),
    bank("ncb", "970419", "NCB", "Ngân hàng TMCP Quốc Dân"),
    bank("nonghyupbankhn", "801011", "Nonghyup Hà Nội", "Ngân hàng Nonghyup – Chi nhánh Hà Nội"),
    bank("ocb", "970448", "OCB", "Ngân hàng TMCP Phương Đông"),
    renamed("pgbank", "970430", "PGBank", "Ngân hàng TMCP Xăng dầu Petrolimex", "PGBank", "Ngân hàng TMCP Thịnh vượng và Phát triển"),
    bank("publicbank", "970439", "Public Bank Việt Nam", "Ngân hàng TNHH MTV Public Việt Nam"),
    bank("pvcombank", "970412", "PVcomBank", "Ngân hàng TMCP Đại Chúng Việt Nam"),
    bank("sacombank", "970403", "Sacombank", "Ngân hàng TMCP Sài Gòn Thương Tín"),
    bank("saigonbank", "970400", "SaigonBank", "Ngân hàng TMCP Sài Gòn Công Thương"),
    bank("scb", "970429", "SCB", "Ngân hàng TMCP Sài Gòn"),
    bank("seabank", "970440", "SeABank", "Ngân hàng TMCP Đông Nam Á"),
    bank("shb", "970443", "SHB", "Ngân hàng TMCP Sài Gòn – Hà Nội"),
    bank("shinhanbank", "970424", "Shinhan Bank", "Ngân hàng TNHH MTV Shinhan Việt Nam"),
    bank("standardchartered", "970410", "Standard Chartered Việt Nam", "Ngân hàng TNHH MTV Standard Chartered Bank Việt Nam"),
    bank("techcombank", "970407", "Techcombank", "Ngân hàng TMCP Kỹ thương Việt Nam"),
    bank("timo", "963388", "Timo", "Ngân hàng số Timo by Bản Việt Bank"),
    bank("tpbank", "970423", "TPBank", "Ngân hàng TMCP Tiên Phong"),
    bank("ubank", "546035", "Ubank by VPBank", "Ngân hàng số Ubank by VPBank – Ngân hàng TMCP Việt Nam Thịnh Vượng"),
    bank("uob", "970458", "UOB Việt Nam", "Ngân hàng United Overseas Bank Việt Nam"),
    bank("vib", "970441", "VIB", "Ngân hàng TMCP Quốc tế Việt Nam"),
    bank("vietabank", "970427", "VietABank", "Ngân hàng TMCP Việt Á"),
    bank("vietbank", "970433", "VietBank", "Ngân hàng TMCP Việt Nam Thương Tín"),
    bank("vietcombank", "970436", "Vietcombank", "Ngân hàng TMCP Ngoại Thương Việt Nam"),
    bank("vietinbank", "970415", "VietinBank", "Ngân hàng TMCP Công thương Việt Nam"),
    renamed("vikki", "970406", "DongA Bank", "Ngân hàng TMCP Đông Á", "Vikki Bank", "Ngân hàng TNHH MTV Số Vikki"),
    bank("vpbank", "970432", "VPBank", "Ngân hàng TMCP Việt Nam Thịnh Vượng"),
    bank("vrb", "970421", "VRB", "Ngân hàng Liên doanh Việt – Nga"),
    bank("wooribank", "970457", "Woori Bank", "Ngân hàng TNHH MTV Woori Việt Nam"),
)
# fmt: on
NOT_LISTED = (bank("treasury", "", "Kho bạc Nhà nước", ""), bank("other", "", "Ngân hàng khác", ""))
