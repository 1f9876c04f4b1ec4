"""What a drill is asked, who answers its requests, and when it is passed."""

import socket
from argparse import ArgumentTypeError
from collections import Counter
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from frontportal.scale_drill import __main__ as program
from frontportal.scale_drill.balancer import NO_HOST, LoadBalancer
from frontportal.scale_drill.machines.processes import environment, free_port
from frontportal.scale_drill.rates import ReadRates
from frontportal.scale_drill.report import Report
from frontportal.scale_drill.staff import Staff, WriteRefusedError
from frontportal.scale_drill.traffic import Period


class Site(BaseHTTPRequestHandler):
    """Answers with the status that its path names."""

    def do_GET(self):
        self.send_response(int(self.path.strip("/").partition("/")[0] or 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *words):
        pass


@pytest.fixture
def site():
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server.server_port
        server.shutdown()


class TestBalancer:
    def test_a_read_goes_to_the_next_host_and_the_dead_one_is_left_alone(self, site):
        balancer = LoadBalancer([free_port(), site])
        assert [balancer.ask("GET", "/200/").status for _ in range(4)] == [200] * 4
        assert list(balancer.down) == [balancer.ports[0]]

    def test_an_error_that_a_host_answers_is_the_readers(self, site):
        assert LoadBalancer([site, site]).ask("GET", "/503/").status == 503

    def test_what_writes_is_sent_once(self, site):
        balancer = LoadBalancer([free_port(), site])
        assert balancer.ask("POST", "/200/", "a=1").status == NO_HOST

    def test_without_a_host_there_is_an_answer_still(self):
        assert LoadBalancer([free_port(), free_port()]).ask("GET", "/").status == NO_HOST

    def test_a_host_that_hangs_up_has_not_answered(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:

            def hang_up():
                silent.accept()[0].close()

            Thread(target=hang_up, daemon=True).start()
            assert LoadBalancer([silent.getsockname()[1]]).ask("GET", "/").status == NO_HOST


def test_a_write_that_nobody_acknowledged_is_none(site):
    with pytest.raises(WriteRefusedError):
        Staff(LoadBalancer([site])).write_redirect()


class TestReport:
    def report(self, *statuses: int, lost=(), has_pool=True) -> Report:
        period = Period(Counter(statuses), slowest=0.25, acknowledged=3, refused=1)
        return Report(has_pool, {"máy đọc bị kill -9": period}, list(lost), 5.5)

    def test_errors_of_reads_and_lost_writes_fail_it(self):
        passed = [self.report(200, 404, 301), self.report(200, 500), self.report(502), self.report(200, lost=["/a"])]
        assert [report.is_passed for report in passed] == [True, False, False, False]

    def test_the_table(self):
        assert self.report(200, 200, 503).lines()[:3] == [
            "sự cố               lượt đọc  lỗi 5xx  chậm nhất  ghi đã nhận  ghi bị từ chối",
            "máy đọc bị kill -9         3        1  0,25 giây            3               1",
            "PgBouncer: có, chế độ transaction",
        ]

    def test_a_missing_pool_is_not_passed_over_in_silence(self):
        assert "CHƯA được thử" in self.report(200, has_pool=False).lines()[2]

    def test_rates(self):
        report = self.report(200)
        report.rates = ReadRates((100.0, 170.0), (10.0, 15.0), 4.0, 0.5)
        assert [line for line in report.lines() if "lần" in line] == [
            "Trang giữ sẵn, mỗi giây: một máy web 100, hai máy 170 (1,70 lần).",
            "Trang dựng lại, mỗi giây: một máy web 10,00, hai máy 15,00 (1,50 lần).",
        ]


@pytest.mark.parametrize("text", ["0", "-1", "601", "mười", "1.5", "", "²"])
def test_only_counts_are_taken(text):
    with pytest.raises(ArgumentTypeError):
        program.count(text)


def test_arguments():
    given = program.arguments(["--seconds", "3"])
    assert (given.seconds, given.reader_count) == (3, 6)
    with pytest.raises(SystemExit):
        program.arguments(["--giây", "3"])


def test_the_site_that_is_really_served_is_out_of_reach(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://real")
    monkeypatch.setenv("DATABASE_REPLICA_URL", "postgres://real-replica")
    made = environment({"DATABASE_URL": "postgres://drill"})
    assert (made["DATABASE_URL"], made["DATABASE_REPLICA_URL"]) == ("postgres://drill", "")


@pytest.mark.parametrize("passed, code", [(True, 0), (False, 1)])
def test_the_exit_says_whether_it_was_passed(monkeypatch, capsys, passed, code):
    period = Period(Counter({200 if passed else 500: 1}))
    monkeypatch.setattr(program, "run", lambda *given: Report(True, {"một": period}))
    assert program.main([]) == code
    assert capsys.readouterr().out.endswith("ĐẠT\n")


def test_ports_are_free():
    with closing(socket.create_server(("127.0.0.1", free_port()))):
        pass
