"""What begins an organisation's name, which stays. All folded. "Truong" and "Hoi" alone may be persons."""

# Of these many are called after a person, and their own name stays.
NAMED = """
cong ty, cong ty tnhh, cong ty tnhh mtv, cong ty tnhh mot thanh vien, cong ty cp, cong ty co phan, cty, cty tnhh, cty tnhh mtv, cty cp, ct tnhh, ct tnhh mtv, ct cp, ct co phan, cttnhh, ctcp
cty co phan, cong ty luat, cong ty tu nhan, tap doan, tong cong ty, doanh nghiep, doanh nghiep tu nhan, dntn, hop tac xa, htx, cua hang, tiem vang, nha thuoc, quan com, quan ca phe, nha hang
khach san, van phong luat su, van phong cong chung, phong kham, nha khoa, tham my vien, spa, shop, showroom, garage, gara, studio, salon, nha xe, co so, xuong may, xuong go, nha may, trang trai, ho kinh doanh, hkd
truong thcs, truong thpt, truong th, truong tieu hoc, truong mam non, truong mn, truong th thcs, truong tieu hoc va trung hoc co so, truong tieu hoc va thcs, truong th va thcs, truong thcs thpt, truong lien cap
truong mau giao, truong mg, truong ptdtnt, truong ptdtbt, truong pt, truong trung hoc, truong dai hoc, truong dh, truong cao dang, truong cd, truong chinh tri, truong trung cap, truong nghe
thcs, thpt, tieu hoc, mam non, mau giao, lop mau giao, benh vien, bv, bvdk, dai hoc, dh, cao dang, hoc vien, truong trung hoc co so, truong trung hoc pho thong, trung hoc co so, trung hoc pho thong, thcs va thpt
chua, tinh xa, tinh that, thien vien, niem phat duong, hoi thanh, giao xu, giao ho, giao phan, nha tho, thanh that, quy tu thien, quy thien nguyen, quy bao tro
"""

# These have no name of a person: one that follows is somebody's.
BODIES = """
ngan hang, chi nhanh, ubnd, ub, ub mttq, ubmttq, mttq, uy ban, uy ban nhan dan, uy ban mttq, hdnd, dang uy, huyen uy, thanh uy, tinh uy, quan uy, chi bo, dang bo, cong doan, cong doan co so, cdcs, ldld
doan thanh nien, doan tn, doan xa, hoi ccb, hoi cuu chien binh, hoi phu nu, hoi lhpn, hoi lien hiep phu nu, hoi nong dan, hoi chu thap do, hoi ctd, hoi nguoi cao tuoi, hoi nct
hoi dong huong, hoi khuyen hoc, hoi doanh nghiep, hoi cuu giao chuc, hoi cuu tnxp, hoi cuu thanh nien xung phong, hoi dong y, hoi luat gia, hoi nha bao, hoi lam vuon, hoi nguoi mu, hoi sinh vien, hoi cha me hoc sinh
chi hoi phu nu, chi hoi ccb, chi doan, lien doan lao dong, hiep hoi, lien hiep hoi, trung tam, trung tam y te, ttyt, tram y te, phong giao duc, phong gd, phong gddt, phong tai chinh, phong noi vu
phong cong thuong, phong lao dong, phong van hoa, phong tu phap, phong kinh te, phong kham da khoa, so giao duc, so gd, so gddt, so y te, so tai chinh, so noi vu, so cong thuong, so tu phap, so xay dung
so giao thong, so nong nghiep, so khoa hoc, so van hoa, so thong tin, so lao dong, so ke hoach, so tai nguyen, so ngoai vu, so du lich, cong an, cong an xa, cong an huyen, cong an tinh, cong an phuong, bo chi huy
bo chi huy quan su, ban chi huy, ban chi huy quan su, bchqs, quan su, bo doi bien phong, don bien phong, hat kiem lam, vien kiem sat, vks, vksnd, toa an, toa an nhan dan, tand, thi hanh an, kho bac, chi cuc
chi cuc thue, cuc thue, cuc thong ke, cuc hai quan, chi cuc hai quan, bao hiem xa hoi, bhxh, ban cong tac mat tran, ban ctmt, ban dan van, ban to chuc, ban tuyen giao, ban tuyen huan, ban noi chinh, ban kinh te
ban quan ly, ban qlda, ban dai dien, ban nhan dan, ban tri su, ban chap hanh, ban lien lac, ban phat hanh, van phong hdnd|ubnd|tinh|huyen|quan, van phong dang ky dat dai, tap the can bo, cau lac bo, clb, can bo giao vien, can bo cong chuc
can bo nhan vien, can bo nhan dan, khoi co quan, dai phat thanh, dai truyen hinh, bao dien tu, bao nong nghiep, toa soan, nha xuat ban, vien nghien cuu, so cong an, phan hieu, chi bo khu
tct, vnpt, viettel, evn, dien luc, buu dien, mobifone, vinaphone, petrolimex, quy tin dung, quy tin dung nhan dan, quy dau tu, quy bao ve moi truong, chu tich ubnd, pct ubnd, pho chu tich, dang uy ubnd
"""

# With these the name of an organisation goes on.
TRADES = """
va dao tao, va dich vu, va du lich, va phat trien, va moi truong, va dau tu, va xay dung, va thuong mai, va ha tang, va truyen thong, va xa hoi
thuong mai, thuong mai dich vu, thuong mai va dich vu, dich vu, san xuat, san xuat va, xay dung, xay dung va, dau tu, dau tu va phat trien, phat trien, tu van, tu van va, thiet ke, thiet ke va xay dung, tong hop
van tai, du lich, ky thuat, cong nghe, cong nghiep, nong nghiep, nong nghiep va phat trien nong thon, phat trien nong thon, giao duc, giao duc va dao tao, dao tao, y te, van hoa, van hoa thong tin, the thao
van hoa the thao va du lich, thong tin va truyen thong, truyen thong, tai nguyen va moi truong, moi truong, ke hoach, ke hoach va dau tu, tai chinh, tai chinh ke hoach, kinh te, kinh te va ha tang, ha tang
lao dong thuong binh va xa hoi, dan toc, ton giao, nha nuoc, trung uong, tw, viet nam, vn, quoc te, co phan, phu nu, thanh nien, lao dong, nguoi cao tuoi, chu thap do, cuu chien binh, quan ly, xuat nhap khau
"""
