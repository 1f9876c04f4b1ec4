"""A house's survey sheet and minutes on paper, invented; one layout for all."""

from frontportal.paper.sample import LONG, SIGNS, PaperSample, headed

from .setting import LAYOUT

SIGNERS = ["Bên giao", "Bên nhận", "Người làm chứng"]
PAPER = headed("Biên bản bàn giao", facts=[["Chủ hộ", SIGNS]] * 20, signers=SIGNERS, closing=LONG)
SAMPLES = (PaperSample("paper", "Phiếu khảo sát, biên bản của căn nhà", LAYOUT, PAPER),)
