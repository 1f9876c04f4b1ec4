"""Words of a memo that can't be a person's. Whatever is not here is shortened: hiding too much is better than too little.

All folded. "#" stands for any word with a digit. A single word is here only if nobody is called so ("tien", "huong",
"ba" and "tu" are names); in phrases such words are safe.
"""


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """Phrases parted by commas and line ends."""
    return frozenset(tuple(phrase.split()) for phrase in text.replace("\n", ",").split(",") if phrase.strip())


# What ends a name: after it somebody does something. No phrase begins with a word that may end a name.
ENDS = phrases("""
ung ho, ung ho vi, uh, ungho, ck, ckhoan, chuyen khoan, chuyen tien, chuyen tien ung ho, chuyen nham, gui tu tk, gui tu tai khoan
gui ung ho, gui giup, gui giup ba con, nop tien, nop tien mat, dong gop, quyen gop, gop xay, gop quy, xin gop, xin ung ho
dung zalopay, dung momo, qua momo, toi #, ho tro xay, ho tro ho ngheo, ho tro quy, giup do, giup ba con, giup nguoi ngheo
vi nguoi ngheo, nguoi ngheo, quy vi nguoi ngheo, qvnn, xay nha, xay dung nha, sua nha, tai khoan, so tai khoan
tai agribank, tai vietcombank, tai vcb, tai mb, tai bidv, tai vietinbank, tai acb, tai tcb, tai vpbank, tai sacombank
thi tran, chuyen nham tai khoan, nop tien van dong, nop tien van dong quy, qd #, tkthe
""")

SAFE = ENDS | phrases("""
ho ngheo, ho can ngheo, nguoi ngheo, dong bao, ba con, ba con kho khan, giup ba con kho khan, tre em ngheo, ban ngheo, hoc sinh ngheo
quy vi nguoi ngheo huyen, quy, thang cao diem, thang cao diem vi nguoi ngheo, huong ung thang cao diem, huong ung phong trao
huong ung loi keu goi, chung tay, chung tay vi nguoi ngheo, khong ai bi bo lai phia sau, nha dai doan ket, dai doan ket
xay nha dai doan ket, xay nha tinh thuong, nha tinh thuong, nha tinh nghia, gop xay nha, gop # vien gach, gop mot vien gach
vien gach, vien gach xay nha, xin gop chut long, gop chut long, chut long, chut long thanh, xin ung ho, con xin ung ho
mong it, them nhieu, mo heo dat, be, tuoi, nha hao tam, nha hao tam an danh, an danh, khong ghi ten, giau ten
gia dinh, gia dinh ong ba, ong ba, ong, anh chi em, ung ho tet, tet vi nguoi ngheo, ung ho bao lut, lu lut, bao lut, khac phuc
xoa nha tam, nha dot nat, cuu tro, thien tai, ma gd, ma giao dich, giao dich, thoi gian gd, ngay, thang, nam #, so tien, tien mat
noi dung, ct tu, ct tu #, ct den, ct nhanh # den, ct nhanh, chuyen tien den tu, chuyen tien den tu napas, den tu napas, ibft
phieu thu #, pt #, pc #, phieu chi #, tien mat vang tien te tai don vi, hoan tra, hoan tra gd, huy giao dich, thu phi, phi dich vu, phi sms, phi quan ly, tra lai, lai tien gui
tra lai tien gui, tra lai tien gui kkh, kkh, sms banking, thu phi sms, thu phi sms banking, van dong quy, lai nhap goc, dich vu sms chu dong, qd, quyet dinh, chi ho tro, ho tro, dong, vnd, trieu, nghin
thon #, khu #, khu pho #, to dan pho #, ap #, doi #, buon, thon, xom #, tk, tkthe, stk, sdt
mbvcb, mbbank, vcb, vietcombank, bidv, vietinbank, agribank, sacombank, techcombank, tcb, vpbank, acb, mb, tpbank, shb, hdbank, msb, napas
momo, zalopay, viettelpay, vnpay, partner, direct, debits, tgtt, ctdk, tfr, internet banking, mobile banking, smart banking
toi quy, mat tran, mat tran to quoc, mttq, ubmttq, ub mttq, ubmttqvn, viet nam, vnn, cam on, chuc mung, nam moi
qua tet, tang qua, qua, cho, cac, cua, cre, voi, va, vi, de, duoc, trong, cuoc van dong
""")

# What begins an organisation's name, which stays. "Truong" and "Hoi" alone may be persons.
ORGANISATIONS = phrases("""
cong ty, cong ty tnhh, cong ty tnhh mtv, cong ty tnhh mot thanh vien, cong ty cp, cong ty co phan, cty, cty tnhh, cty tnhh mtv, cty cp
cty co phan, tap doan, tong cong ty, doanh nghiep, doanh nghiep tu nhan, dntn, hop tac xa, htx, ngan hang, cua hang, chi nhanh
ubnd, ub, ub mttq, ubmttq, mttq, uy ban, uy ban nhan dan, uy ban mttq, hdnd, dang uy, huyen uy, chi bo, cong doan, doan thanh nien, doan tn, doan xa, doan truong, hoi ccb
hoi cuu chien binh, hoi phu nu, hoi lhpn, hoi nong dan, hoi chu thap do, hoi ctd, hoi nguoi cao tuoi, hoi nct, hoi dong huong
hoi khuyen hoc, hoi doanh nghiep, chi hoi, truong thcs, truong thpt, truong th, truong tieu hoc, truong mam non, truong mn
truong mau giao, truong mg, truong ptdtnt, truong pt, truong trung hoc, truong dai hoc, truong cao dang, truong chinh tri
thcs, thpt, tieu hoc, mam non, benh vien, trung tam, trung tam y te, tram y te, phong giao duc, phong gd, phong tai chinh
phong noi vu, so giao duc, so y te, cong an, cong an xa, cong an huyen, ban chi huy, ban chi huy quan su, quan su, hat kiem lam
vien kiem sat, toa an, toa an nhan dan, kho bac, chi cuc, chi cuc thue, bao hiem xa hoi, bhxh, ban cong tac mat tran, ban dan van
giao xu, giao ho, nha tho, chua, tinh xa, tinh that, niem phat duong, hoi thanh, tap the, tap the lop, tap the can bo, cau lac bo, clb, nhom dong huong, nhom thien nguyen, nhom tu thien, nhom ban, can bo giao vien, can bo cong chuc, can bo nhan vien
khoi co quan, truong trung hoc co so, truong trung hoc pho thong, trung hoc co so, trung hoc pho thong
""")

# The family names of nearly everybody; a family name alone tells little.
FAMILY = frozenset(
    """
    nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao doan luong luu ha ta to
    tong thai chau lam quach truong cao vuong ton la phung nghiem kieu tang
    """.split()  # noqa: SIM905 - reads better than a column of words
)
# After a family name these mean a person even within an organisation's name.
MIDDLE = frozenset(("van", "thi"))
# Before the name of a place; "huyen" is a name of women too, but not before the name of a district.
BEFORE_PLACES = frozenset(("xa", "thi", "huyen", "tinh"))
TITLES = frozenset(("ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "chau"))
