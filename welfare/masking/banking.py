"""What banks and wallets write into a memo, and their own names. All folded; "#" is any word with a digit."""

# These end a name though their first word may be part of one.
TO_BANKS = """
tai agribank, tai vietcombank, tai vcb, tai mb, tai bidv, tai vietinbank, tai acb, tai tcb, tai vpbank, tai vpb, tai sacombank, tai vib, tai tpbank
tai tienphongbank, tai saigonbank, tai techcombank, tai msb, tai shb, tai hdbank, tai ocb, tai scb, tai seabank, tai lpbank, tai lienvietpostbank
tai vbsp, tai namabank, tai abbank, tai eximbank, tai pvcombank, tai ncb, tai bvbank, tai cake, tai timo, tai ngan hang, tai cn, tai pgd, tai mbbank
tai kho bac, tai kbnn, dung viettelpay, qua zalopay, qua viettelpay, qua vnpay, qua internet, qua app, qua napas
"""

BANKING = """
mbvcb, mbbank, vcb, vietcombank, bidv, vietinbank, agribank, sacombank, techcombank, tcb, vpbank, vpb, acb, mb, tpbank, tienphongbank, shb, hdbank, msb, vib
ocb, scb, seabank, lpbank, lienvietpostbank, lienviet, vbsp, namabank, abbank, eximbank, pvcombank, ncb, bvbank, saigonbank, kienlongbank, baovietbank, dongabank
vietbank, vietabank, bacabank, bac a bank, pgbank, cbbank, oceanbank, gpbank, publicbank, shinhan, shinhanbank, woori, wooribank, citibank, hsbc, uob, cimb, indovinabank, cake, timo, ubank
liobank, vccb, nhcsxh, nhct, nhnn, kbnn, kho bac, kho bac nha nuoc, ngan hang chinh sach, napas, momo, momoibft, zalopay, viettelpay, viettel money, vnpay, vnpayqr, shopeepay, moca, payoo
partner, direct, debits, tgtt, ctdk, tfr, tfr ac, rem, rem tfr ac, ac, ibft, ibps, lps, wics, lpsinprocess, lps straight through processing, straight, through, processing, ebank, ebanking, eb, ibk
omni, ib, mobile, mob, channel, credit, debit, ref, ref no, paytron, internet, digi, app, atm, pos, qr, vietqr, internet banking, mobile banking, smart banking, smartbanking, smart bank
vcb rewards, vcb digibank, digibank, rewards, fund transfer, transfer, payment, donation, donate, support, charity, contribution, from, for, of, help, flood, victims, typhoon, storm
relief, vietnam, northern, north, people, family, love, hope, wish, wishes, company, ltd, co ltd, jsc, group, team, bank, account, acc, null, none, test, trace, trans, ma gd
ma giao dich, giao dich, so gd, so ct, so chung tu, chung tu, toan cho so chung tu, thanh toan cho so chung tu, thoi gian gd, thoi gian, noi dung, nd, ndck, noi dung ck, noi dung chuyen tien, ghi co, cn ghi co
ghi no, co tk, tk ref, cn ghi co tk ref, tk, tk #, stk, sotk, stk nhan, sdt, so dt, dt, tkthe, tai khoan, tai khoan so, mo tai, mo tai ngan hang, nguoi chuyen, nguoi gui, nguoi nop, nguoi nhan
don vi, don vi chuyen, don vi nop, don vi huong, nguoi huong, ten nguoi chuyen, ho ten, ten, dia chi, lien he, goi, nhan vien thu, thu ho, chi ho, thu phi, thu phi sms, thu phi sms banking, phi dich vu
phi sms, phi quan ly, sms banking, dich vu sms chu dong, huy giao dich, hoan tra, hoan tra gd, tra lai, lai tien gui, tra lai tien gui, tra lai tien gui kkh, kkh, lai nhap goc
ct, ct tu, ct tu #, ct den, ct nhanh # den, ct nhanh, chuyen tien den, chuyen tien den tu, chuyen tien den tu napas, den tu napas, lien ngan hang, chuyen tien lien ngan hang, chuyen tien nhanh
chuyen tien nhanh napas, chuyen tien nhanh #, tien mat vang tien te tai don vi, phieu thu #, pt #, pc #, phieu chi #, van dong quy, qd, quyet dinh, chi ho tro, ho tro, toi quy
cua khach hang, khach hang, kh, kh #, cn, pgd, chi nhanh, hoi so, so giao dich, nop tien tai, tai quay, rut tien, uy nhiem chi, unc, lenh chi, tu tai khoan, tu tk, vao tk, vao tai khoan, den tk
den tai khoan, gui tu, cong tac phi, hoa don, hd, so hd, ngay gd, gio, phut
"""

FRONT = """
mat tran, mat tran to quoc, mat tran to quoc viet nam, mat tran to quoc vn, mttq, mttqvn, mttq viet nam, mttq vn, mttq tinh, mttq huyen, mttq xa, ubmttq, ub mttq, ubmttqvn, ubmttq vn, ubmttq viet nam
ub mttqvn, ubtwmttq, ubtwmttqvn, ubtw mttq, ubtw mttqvn, ubtw mttq viet nam, ubtw mttq vn, ubtw, tw, trung uong, uy ban trung uong, uy ban trung uong mat tran to quoc viet nam, ubtw mat tran to quoc viet nam
uy ban mat tran to quoc, uy ban mat tran to quoc viet nam, uy ban mttq, uy ban mttq viet nam, uy ban mttq vn, ban cuu tro, ban cuu tro tw, ban cuu tro trung uong, ban van dong, ban van dong cuu tro
ban van dong cuu tro trung uong, ban van dong cuu tro tinh, ban van dong quy, ban van dong quy vi nguoi ngheo, ban cuu tro tinh, ban cuu tro thanh pho, quy cuu tro tinh, ubmt, ubmt to quoc viet nam
ubmt to quoc, ubmttq tinh, ubmttq thanh pho, ubmttq tp, to quoc viet nam, viet nam, vn, vnn, chxhcn, chinh phu, thu tuong, nha nuoc, dang va nha nuoc, dang bo, hoi chu thap do viet nam, hoi chu thap do
"""
