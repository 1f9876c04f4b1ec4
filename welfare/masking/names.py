"""Syllables of persons' names. All folded."""

# The family names of nearly everybody; a family name alone tells little.
FAMILY = frozenset(
    """
    nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao doan luong luu ha ta to
    tong thai chau lam quach truong cao vuong ton la phung nghiem kieu tang chu giap khuat dam nong mac khong trieu
    """.split()  # noqa: SIM905 - reads better than a column of words
)

# After a family name these mean a person even within an organisation's name, and the next word is a name whatever it is.
MIDDLE = frozenset(("van", "thi"))

# Before a name these are how one speaks of a person.
TITLES = frozenset(
    "ong ba anh chi em co chu bac chau con thay me bo di mo cau ban be cu bs gs ts ths pgs nsnd".split()  # noqa: SIM905
)

# Given and middle names: a word of these goes on with a name rather than beginning a sentence.
GIVEN = FAMILY | frozenset(
    """
    an anh ai ba bac bach ban bang bao bao be ben bich bien binh bong ca cam can canh cat cau chan chat chi chien chieu
    chinh chuc chung chuong co con cong cu cuc cung cuong da dai dan danh dat di diem diep dieu dien diu doai doi don dong
    duc dung duyen gam gia giang giao giau gioi han hang hanh hao hau hien hiep hieu hoa hoai hoan hoat hoc hoi hon hong
    hop hue hung huong huu huy huyen hy ich kha khac khai khan khang khanh khiem khoa khoan khoi khue khuong khuyen kien kiet
    kim ky lac lai lan lanh len lich lien lieu linh loan loc loi long luan luc luyen luyt man manh me mi mien minh mo mua
    mui muoi my na nam nang nga ngan nghi nghia ngoan ngoc nguyet nha nhai nham nhan nhat nhi nhien nho nhu nhung ni nien
    ninh noi nu nuong oanh phat phi phong phu phuc phuoc phuong quan quang que quoc quy quyen quyet quynh san sang sau
    se sen sinh so son suong sy tai tam tan tao tha thach tham than thang thanh thao the them thi thien thiep thiet thieu
    thinh tho thoa thoai thom thon thong thu thuan thuc thuong thuy thuyen thy tien tin tinh toai toan toi tra trai tram
    trang tri triet trong tru truc trung truyen tu tuan tuc tue tung tuoi tuong tuyen tuyet ty uyen ut van vi vien viet
    vinh vong vui vy vang xinh xoan xuan xuyen y yen yeu
    """.split()  # noqa: SIM905
)
