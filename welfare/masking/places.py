"""Places that everybody knows. All folded; what may begin a person's name too is weighed by those who follow it."""

# Provinces and cities of any time whose names nobody has.
PLACES = """
ha noi, tp ha noi, thanh pho ha noi, hn, tphn, tp hn, hai phong, bac giang, bac ninh, nam dinh, ninh binh, bac kan, bac can, cao bang, lang son, tuyen quang, lao cai, yen bai, lai chau
dien bien, dien bien phu, nghe an, quang tri, quang ngai, thua thien hue, tp hue, da nang, binh dinh, nha trang, kon tum, dak lak, dac lac, dak nong, da lat, binh phuoc, binh duong, dong nai, bien hoa
vung tau, ba ria, ba ria vung tau, ho chi minh, tp ho chi minh, thanh pho ho chi minh, tphcm, tp hcm, hcm, hcmc, sai gon, sg, dn, ben tre, dong thap, can tho, soc trang, bac lieu, ca mau, cau giay, dong da
ba dinh, hoan kiem, bac tu liem, nam tu liem, go vap, viet tri, cam pha, mong cai, pleiku, buon ma thuot, phan rang, phan thiet, my tho, rach gia, phu quoc
"""

# Those that may be a person's name are places only behind a word that says so.
LIKE_NAMES = """
hai duong, hung yen, ha nam, thai binh, vinh phuc, phu tho, thai nguyen, ha giang, son la, hoa binh, thanh hoa, ha tinh, quang binh, quang nam, quang ninh, phu yen, khanh hoa, ninh thuan, binh thuan
gia lai, lam dong, tay ninh, long an, tien giang, tra vinh, vinh long, an giang, kien giang, hau giang, bao loc, thu duc, ha dong, hai ba trung, tay ho, thanh xuan, long bien, tan binh, binh thanh, tan phu
phu nhuan, binh tan, ha long, vinh yen, quy nhon, tuy hoa
"""
MARKS = ("tinh", "tp", "pho", "quan", "huyen", "tx", "o", "que", "tai")

# Words that say what kind of place follows; nobody is called so.
KINDS = """
tinh #, huyen #, quan #, q #, phuong #, p #, thon #, khu #, khu pho #, kp #, to dan pho #, to #, tdp #, ap #, doi #, xom #, to dan pho, to dan cu, khu dan cu, kdc, kdc #, khu pho, buon, thon, xa, kp, tdp, kdc, dia chi, thi tran, thi xa, thanh pho
tp, tx, tt, tinh bac giang, tinh ninh thuan, tinh dong nai, tinh quang ninh, tinh lao cai, tinh yen bai, tinh cao bang, tinh lam dong, dia phuong, dia ban, toan tinh, tinh ta, tinh bg
chung cu, toa nha, can ho, ngach, so nha, nha so, sn, khu do thi, kdt, khu tap the, duong so #, hoa ky, nhat ban, han quoc, dai loan, canada, singapore
"""

# After these a number is of somebody's home.
HOMES = frozenset(
    ("ngach", "ngo", "hem", "kiet", "sn", "so", "nha", "can", "ho", "phong", "p", "lo", "duong", "pho", "toa", "tang")
)
