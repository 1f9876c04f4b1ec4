"""What people write who give: that they give, to whom, why, and what they wish. Nobody is called so.

All folded; "a|b c" is two phrases, "#" any word with a digit. A single word is here only if nobody is called so
("tien", "huong", "ba" and "tu" are names); within phrases such words are safe.
"""

# These end a name though their first word may be part of one.
DEEDS = """
toi|den tk|stk|quy, toi|den tai khoan, toi|den quy vi nguoi ngheo
ung ho, ung ho vi, uh, ungho, ck, ckhoan, cktien, ung ho qua, xin ung ho, xin gop, chuyen khoan, chuyen tien, chuyen tien ung ho, chuyen nham
chuyen ung ho, chuyen giup, chuyen tu thien, chuyen tien cuu tro, chuyen cuu tro, chuyen qua, chuyen ck, chuyen #, chuyen den, chuyen tu
chuyentien, chuyenkhoan, chuyen nham tai khoan, gui tu tk, gui tu tai khoan, gui ung ho, gui giup, gui giup ba con, gui tang, gui tien
gui den, gui toi, gui cho, gui dong bao, gui ba con, gui chut, gui it, gui gop, nop tien, nop tien mat, nop ung ho, nop uh, nop tm, nop tien van dong
nop tien van dong quy, dong gop, dong gop ung ho, quyen gop, quyen gop ung ho, gop xay, gop quy, gop ung ho, gop suc, gop phan, gop chut
dung zalopay, dung momo, qua momo, toi #, ho tro xay, ho tro ho ngheo, ho tro quy, ho tro dong bao, ho tro ba con, ho tro nguoi dan
ho tro khac phuc, ho tro cac, ho tro mien bac, ho tro bao, giup do, giup do ba con, giup ba con, giup nguoi, giup nguoi ngheo, giup dong bao
vi nguoi ngheo, nguoi ngheo, quy vi nguoi ngheo, qvnn, xay nha, xay dung nha, sua nha, tai khoan, so tai khoan, thi tran, qd #, tkthe
ung ho tien, ung ho bao, cuu tro, cuu tro bao, cuu tro dong bao, tang qua, chia se, chung tay
xin duoc, xin duoc ung ho, xin chia se, xin duoc chia se, tra giup
dong bao mien bac, dong bao bi, dong bao vung, dong bao bao lu, dong bao lu lut, dong bao bao lut, dong bao mien trung, dong bao cac tinh
ba con mien bac, ba con vung, ba con bi, ba con vung lu, nhan dan mien bac, nhan dan cac tinh, nhan dan vung, nhan dan bi, cac tinh mien bac
khac phuc hau qua, khac phuc thien tai, khac phuc bao, khac phuc con bao, khac phuc sau bao, mien bac bi, mien bac khac phuc, mien bac ruot thit
bi anh huong, bi bao, bi bao lu, bi lu, bi lu lut, bi thiet hai, bi thien tai, bi ngap lut, bao lu mien bac, bao so #, bao yagi, con bao so #
con bao yagi, thiet hai do, hau qua bao, hau qua con bao, hau qua sau bao, hau qua do, phong chong thien tai
toi dong bao, den dong bao, cho dong bao, voi dong bao, cung dong bao, mong dong bao, mong ba con, mong moi nguoi, chuc moi nguoi, cau mong
"""

GIVING = """
ho ngheo, ho can ngheo, nguoi ngheo, ngheo, ban ngheo, hoc sinh ngheo, tre em ngheo, ngheo kho, hoan canh kho khan, kho khan, con kho khan
quy vi nguoi ngheo huyen, quy cuu tro, quy cuu tro #, quy cuu tro trung uong, quy tu thien, quy van dong, quy phong chong thien tai
quy den on dap nghia, vao quy, cho quy, thang cao diem, thang cao diem vi nguoi ngheo, huong ung, huong ung thang cao diem, huong ung phong trao
huong ung loi keu goi, loi keu goi, keu goi, chung tay vi nguoi ngheo, khong ai bi bo lai phia sau, xay nha dai doan ket, nha dai doan ket
dai doan ket, xay nha tinh thuong, nha tinh thuong, nha tinh nghia, gop xay nha, gop # vien gach, gop mot vien gach, vien gach, vien gach xay nha
xin gop chut long, gop chut long, chut long, chut long thanh, con xin ung ho, chau xin ung ho, em xin ung ho, toi xin ung ho, minh xin ung ho
gia dinh xin ung ho, mong it, them nhieu, mo heo dat, heo dat, nha hao tam, nha hao tam an danh, an danh, khong ghi ten, giau ten, nac danh
gia dinh, gia dinh ong ba, gia dinh toi, gia dinh em, gia dinh con, gia dinh chau, gd, gđ, gd ong, gd ba, gd ong ba, gd anh chi, vo chong, vo chong ong
vo chong anh, vo chong chi, hai vo chong, ong ba, ong, anh chi em, cac anh chi, cac chau, cac con, cac be, cac em, cac ban, cac anh, cac chi
chi em, anh em, hai me con, me con, hai bo con, bo con, ba me, bo me, hai chi em, hai anh em, ca nha, me va, bo va, me va be, me va con
em be, be trai, be gai, con trai, con gai, nguoi con, mot nguoi con, nguoi viet, nguoi viet nam, nguoi dan viet nam, viet kieu, toi la
ung ho tet, tet, tet vi nguoi ngheo, tet nguyen dan, ung ho bao lut, khac phuc, xoa nha tam, nha dot nat, ban than, hoc sinh, sinh vien, giao vien
phu huynh, phu huynh hoc sinh, tap the, nhan vien, can bo, can bo nhan vien, can bo giao vien, cong nhan, nguoi lao dong, lao dong, cong chuc
vien chuc, hoi vien, doan vien thanh nien, cuu chien binh, bo doi, giao vien nhan vien, cbgv, cbgvnv, cbnv, cbcnv, cbcc
cbccvc, cbccvcnld, cbccvc nld, nld, cbcs, hs, gv, cnv, cbcnvc, cbvc, ccvc, nlđ, cb, clb, bgh, ph, phhs, tap the can bo, tap the lop, lop, lop #
khoi #, cuu hoc sinh, cuu sinh vien, hoc sinh lop, hoc sinh lop #, nhom, nhom ban, nhom tu thien, nhom thien nguyen, nhom dong huong, nhom hoc sinh
tap the hoc sinh, tap the giao vien, chi #, khoa #, ban chu nhiem, ban giam hieu, ban giam doc, ban lanh dao, hang xom, dong nghiep, ban be, ban hoc
ung ho #, ngay, nam #, nam hoc, so tien, tien mat, trieu dong, vnd, vnđ, tr, dot #, lan #, dot mot
tien an sang, tien tiet kiem, mot ngay luong, # ngay luong, ngay luong, tien tieu vat, tien li xi, tien mung tuoi, bo ong, nuoi heo
tien thuong, tien thuong tet, tien heo dat, heo dat cua, phong trao, cuoc van dong, chuong trinh, to chuc, thi dua
"""

WISHES = """
cam on, xin cam on, tran trong cam on, xin tran kinh gui, kinh chuc, kinh chuyen, chuc mung, chuc cho, xin chuc, cau chuc
cau nguyen cho, cau binh an, cau mong cho, cau mong moi nguoi, cau mong dong bao, mong cho, mong la, mong sao, mong muon, mong rang
mong cac, mong tat ca, mong mien bac, mong ba con som, mong moi nguoi binh an, mong moi nguoi duoc binh an, mong nguoi dan, mong som, mong moi, rat mong
hy vong, hi vong, uoc mong, moi nguoi, moi nguoi binh an, moi nguoi duoc binh an, moi nha, moi dieu, moi thu, moi viec, tat ca, tat ca moi nguoi
nguoi binh an, duoc binh an, binh an cho, binh an den, binh an va, binh an vuot qua, luon binh an, som binh an, that binh an, deu binh an, binh yen cho
binh yen tro lai, duoc binh yen, som on dinh, som on dinh cuoc song, on dinh, on dinh cuoc song, cuoc song, som, som vuot qua, som qua, som khac phuc
som tro lai, tro lai, binh thuong, som binh thuong, som het, vuot qua, vuot qua kho khan, vuot qua con bao, vuot qua bao lu, vuot qua thien tai
vuot bao, vuot lu, vuot kho, vuot qua giai doan kho khan, giai doan kho khan, giai doan nay, giai doan, kho khan nay, kho khan nhat, luc kho khan, luc nay
trong luc nay|kho, luc hoan nan, hoan nan, kho nan, gian kho, gian nan, mat mat, dau thuong, noi dau, xot xa, chia buon, chia se cung, chia se voi, chia se mot phan
chia se kho khan, chia se chut, chia se noi dau, chia ngot se bui, la lanh dum la rach, la lanh, la rach, tuong than tuong ai, thuong than
nhuong com se ao, mot mieng khi doi, doan ket, tinh nguoi, tinh cam, cua it long nhieu, it long nhieu, long nhieu, cua it
it nhieu, nhieu it, chut it, it tien, chut tien, chut tinh cam, chut tam long, mot chut tam long, tam long nho, chut long thanh, tam long thanh
mot chut, mot it, mot phan, mot phan nho, mot phan nho be, phan nho be, chut suc, suc nho, nho be, nho nhoi, it oi, co chut, chi co, khong co
khong co nhieu, khong nhieu, co nhieu, co it, nhieu hon, it nhung, la cua it, gop chut suc, gop chut it, gop mot phan, gop mot chut, gop suc, gop phan nho
gop phan nho be, gop phan cung, gop phan ung ho, gop phan khac phuc, gui chut tam long, gui chut it, gui chut long thanh, gui mot chut, gui den dong bao
gui den ba con, gui toi dong bao, gui toi ba con, gui tang dong bao, gui dong bao, gui ba con, gui nguoi dan, gui mien bac, gui, xin gui, em gui
con gui, chau gui, toi gui, minh gui, co len, co gang, co gang len, viet nam co len, mien bac co len, dong bao oi, dong bao oi co len, viet nam oi
co len viet nam, viet nam muon nam, to quoc viet nam, viet nam que huong toi, dat nuoc, ca nuoc, nuoc ta, toan dan, dan toc
huong ve, huong ve mien bac, huong ve dong bao, huong ve ba con, trai tim, vung vang, vung tin, manh khoe, suc khoe, nhieu suc khoe, an toan
that nhieu, rat nhieu, nhieu may man, may man, tot dep, dieu tot dep, on trai, than yeu, mien bac than yeu, yeu thuong
thuong mien bac, thuong ba con, thuong dong bao, thuong qua, ruot thit, khuc ruot, khuc ruot mien bac, mau chay ruot mem, mau do da vang
mau do, qua tet, qua, nam moi, xuan #, don tet, de xay, de ung ho, de giup, de khac phuc, de chia se, de ba con, de mua, an ui, dong vien
hoi huong, hoi huong cong duc, cung duong, hoi huong cho, a di da phat, nam mo, nam mo a di da phat, chua phu ho, amen, xin chua
"""

DISASTER = """
lu lut, bao lut, bao lu, bao lu lut, bao va lu, bao lu so #, mua bao, mua lu, mua lut, ngap lut, ngap ung, ngap, lu quet, lu ong, sat lo, sat lo dat, sac lo
thien tai, thien tai bao lu, thien tai lu lut, thien tai bao, bao so, bao so #, bao so ba, bao yagi, sieu bao, sieu bao yagi, con bao, con bao so #, con bao so, con bao lu
con bao yagi, con lu, con bao vua qua, dot bao, dot bao lu, dot lu, dot lu lut, tran lu lut, yagi, yaghi, lut, lut bao, luc lut, lut loi
bi bao, bi lu, bi lut, bi bao lu, bi bao lut, bi lu lut, bi lu quet, bi ngap, bi ngap lut, bi sat lo, bi thien tai, bi con bao, bi bao so #, bi thiet hai
bi thiet hai do, bi thiet hai nang, bi anh huong, bi anh huong boi, bi anh huong do, bi anh huong cua, bi anh huong nang, bi mat, bi nan, bi mac ket
bi co lap, bi ton that, bi hoan nan, bi chiu, bi, gap nan, gap kho khan, gap thien tai, gap bao, gap bao lu, gap lu lut, gap hoan nan, dang gap
do bao lu, do bao lut, do bao so #, do bao yagi, do con bao, do con bao so #, do lu, do lu lut, do lut, do thien tai, do sieu bao
do hau qua, do mua lu, do mua bao, boi bao, boi bao lu, boi bao so #, boi con bao, boi lu, boi lu lut, boi thien tai, boi sieu bao, sau bao, sau bao lu, sau bao lut, sau bao so #
sau bao yagi, sau con bao, sau con bao so #, sau lu, sau lu lut, sau thien tai, sau mua lu, sau sieu bao, chong bao, chong lu, chong lut, chong lu lut, chong bao lu, phong chong
phong chong bao, phong chong bao lu, phong chong bao lut, phong chong lu lut, phong chong thien tai, vung bao, vung bao lu, vung bao lut, vung lu, vung lut, vung lu lut, vung lu mien bac
vung bi, vung bi bao, vung bi lu, vung bi bao lu, vung bi lu lut, vung bi thiet hai, vung bi thien tai, vung bi anh huong, vung thien tai, vung ngap lut, vung kho khan, vung sau vung xa
vung nui, vung cao, mua lu mien bac, lu mien bac, lut mien bac, lu phia bac, lu yagi, cua bao, cua bao lu, cua bao so #, cua con bao, cua con bao so #, cua bao yagi, cua lu lut, cua thien tai
qua bao, qua bao lu, qua con bao, qua con bao so #, qua lu lut, qua thien tai, qua con lu, qua kho khan, vua qua, hau qua, hau qua bao, hau qua bao lu, hau qua bao so #, hau qua bao yagi
hau qua con bao, hau qua con bao so #, hau qua cua bao, hau qua cua con bao, hau qua do bao, hau qua do con bao, hau qua do thien tai, hau qua sau bao, hau qua sau con bao, hau qua lu lut
hau qua thien tai, hau qua bao lut, thiet hai, thiet hai do, thiet hai do bao, thiet hai do con bao, thiet hai do thien tai, thiet hai boi, thiet hai sau bao, thiet hai bao, thiet hai bao lu
thiet hai bao so #, thiet hai bao yagi, thiet hai nang, thiet hai nang ne, thiet hai lu lut, thiet hai ve, nang ne, chiu thiet hai, chiu anh huong, chiu hau qua
anh huong bao lu, anh huong bao lut, anh huong bao so #, anh huong bao yagi, anh huong boi, anh huong boi bao, anh huong boi con bao, anh huong con bao, anh huong con bao so #
anh huong cua bao, anh huong cua con bao, anh huong do bao, anh huong do con bao, anh huong do thien tai, anh huong lu, anh huong lu lut, anh huong thien tai, anh huong nang ne
anh huong sau bao, khac phuc, khac phuc hau qua, khac phuc thiet hai, khac phuc bao, khac phuc bao lu, khac phuc bao lut, khac phuc bao so #, khac phuc bao yagi, khac phuc con bao
khac phuc con bao so #, khac phuc thien tai, khac phuc lu lut, khac phuc sau bao, khac phuc kho khan, khac phuc do bao, khac phu, gay ra, gay nen, xay ra
nan nhan, nan nhan bao lu, nan dan, dong bao, dong bao ca nuoc, dong bao ta, dong bao minh, dong bao phia bac, dong bao bi nan, dong bao gap nan, dong bao gap kho khan
dong bao bi bao, dong bao bi bao lu, dong bao bi lu, dong bao bi lu lut, dong bao bi thiet hai, dong bao bi thien tai, dong bao bi anh huong, dong bao vung bao, dong bao vung lu
dong bao bao so #, dong bao bao yagi, dong bao lu, dong bao lut, dong bao lut bao, dong bao thien tai, dong bao kho khan, dong bao cac tinh mien bac, dong bao ngoai bac, ngoai bac
toi dong bao, den dong bao, cho dong bao, voi dong bao, cung dong bao, ve dong bao, ba con, ba con kho khan, giup ba con kho khan, ba con vung lu, ba con vung bao, ba con bi bao
ba con mien bac, ba con bi lu, ba con bi thiet hai, ba con lu lut, ba con phia bac, toi ba con, den ba con, cho ba con, voi ba con, cung ba con, ve voi ba con, nhan dan, nhan dan tinh
nhan dan cac tinh, nhan dan mien bac, nhan dan phia bac, nhan dan bi, nhan dan bi bao, nhan dan vung bao, nhan dan vung lu, nhan dan ca nuoc, nhan dan khac phuc, nguoi dan
nguoi dan bi, nguoi dan vung lu, nguoi dan vung bao, nguoi dan mien bac, nguoi dan cac tinh, nguoi dan phia bac, dan bi bao, dan vung lu, dan mien bac, dan ngheo, nguoi gap nan, nguoi bi nan
nguoi nha, nguoi than, nguoi mat, nguoi, cac tinh, cac tinh mien bac, cac tinh phia bac, cac tinh bi bao, cac tinh bi, cac tinh thanh, cac gia dinh, cac vung, cac ho, cac noi, cac dia phuong
cac tinh mien nui, cac tinh mien nui phia bac, mien nui phia bac, mien nui, tinh bi bao, tinh bi bao lu, tinh bi thiet hai, tinh bi lu, tinh phia bac, tinh mien bac, phia bac
mien bac, mien trung, mien nam, mien tay, tay nguyen, dong bang, mien xuoi, mien nui, vung nui phia bac, tre em, tre em vung lu, tre em vung cao, tre em mien nui, tre mo coi
xay lai nha, xay lai, dung lai nha, tai thiet, san xuat, hang cuu tro, cuu tro mien bac, cuu tro lu lut, cuu tro bao, cuu tro bao so #, cuu tro thien tai, cuu tro nhan dan, cuu tro bao lut
lang nu, ung ho mien bac, ung ho thien tai, ung ho lu lut, ung ho lu, ung ho bao, ung ho bao lu, ung ho bao so #, ung ho bao yagi, ung ho dan, ung ho nhan dan, ung ho cac tinh
ung ho khac phuc, ung ho sau bao, ung ho ba con, ung ho nguoi dan, ung ho dong bao, ung ho vung lu, ung ho vung bao, ung ho con bao, ung ho nan nhan, ung ho phia bac, chien si, bao ve
dich benh, dich covid, covid, xam nhap man, bien gioi, truong sa, hoang sa, chat doc da cam, mo coi, khuyet tat, nguoi khuyet tat, tan tat, nguoi gia, neo don
"""

OF_STORMS = "so, so #, so ba, yagi, yaghi, lu, lut, lu lut, lut so #, lu so #"

LITTLE = """
vung anh huong, trong con bao|lu, trong dot bao|lu, trong tran bao|lu, trong mua bao|lu, sau tran bao|lu, san se, san se cung, cong nhan vien, doan vien nguoi lao dong, dan cu, giao dan
can bo chien si, hoc vien, cuu hoc vien, ban giam thi, hoi phu huynh, khach hang cua, tinh than, phu trach, tiep suc, gop gao, gop tien, gop it tien
yai, yaki, ya gi, bao yaki, bao yayi, mien bacj, it tam long, nhieu tam long, chut qua, chut qua nho, mon qua, mon qua nho, phan qua, suat qua, tang qua cho, trao qua, gui qua, tuong tro
chuyen nham, thang nay, tien dong, trieu dong, nghin dong, can bo dang vien, dang vien chi bo, cac dang vien, doan vien cong doan, que huong toi, cau nguyen cho moi nguoi, nguoi an danh
em|con|chau|toi|minh|anh|chi|ong|ba|bac|chung|ban xin ung|gop|gui|duoc|chia|ho, em|con|chau|toi|minh|chung xin, em|con|chau|toi|minh|gia|chung co chut|it
em|con|chau|toi|minh ung ho, co chut it, co chut tam long, co it, co mot chut, chung em|con|chau|toi, chung con xin, dong bao|con|nguoi|duoc|som|mong binh yen
phu nu, thieu nhi, thieu nien, nguoi hoat dong khong chuyen trach, khong chuyen trach, chinh quyen, co quan, cac co quan, don vi, to chuc, tieu thuong
tich thu, vung sau, nuoc nha, su nghiep, cong tac, hoat dong, thanh nien, sinh hoat, hoc tap, can bo huu tri, giao chuc, cuu giao chuc
cho, cac, cua, cre, voi, va, cung voi, tu #, tai day, den tu, boi vi, thi se, con nua, nua, rat, nhe, oi, nhé, oi co len
khong con, theo cv, theo cong van, theo qd, theo quyet dinh,  ve viec, ve khac phuc, ve quy, ve cho, giup, giup cho, giup duoc
giup nguoi, giup moi nguoi, thay mat, thay loi, nhan dip, nhan ngay, ky niem, ky niem ngay, sinh nhat, mung sinh nhat, qua sinh nhat, ngay sinh nhat, dam cuoi, vong hon
nhung nguoi, nhung gia dinh, nhung hoan canh, nhung noi, o mien bac, o ngoai bac, o vung, o cac, o vung lu, o day, o nha, o nuoc ngoai, hom nay, ngay nay, nam nay, thang nay, lan nay
cong dong, xa hoi, nhan dao, tuong lai, nhu cau yeu, quan ao, sach vo,  mi tom, mi goi, nuoc uong, nuoc sach,  ao am, chan man, ao phao, dung cu, tien ung ho, khoan tien
so tien ung ho, tien ung ho dong bao, tien ck, tien quyen gop, tien bo ong, tien cho, tien gui, tien giup, cac loai, cac khoan, lan 2
manh thuong quan, nha tai tro, tai tro, ban dong hanh, dong hanh, dong hanh cung, chung suc, chung long, chung suc chung long, chung tay ung ho, chung tay cung, chung tay giup
chung tay khac phuc, chung tay gop suc, mot long, het long, thanh kinh, thau hieu
"""
