"""Invented texts that do not repeat themselves."""

from collections import Counter

import pytest
from django.apps import apps

from frontportal.places.demo.sentences import MOST, SENTENCE_END, Sentences

# Of the demonstration: what citizens read that was made from patterns.
TOLD = [
    ("voters.Petition", "content"), ("voters.Petition", "title"), ("voters.Reply", "text"), ("voters.Reply", "road_map"),
    ("voters.Meeting", "minutes"), ("voters.Supervision", "summary"), ("voters.Recommendation", "text"),
    ("campaigns.Activity", "result"),
]  # fmt: skip


def test_what_is_said_again_is_said_of_its_place():
    sentences = Sentences()
    told = [sentences.tell("Đường hỏng. Mặt trận ghi nhận.", "thôn Một") for _ in range(20)]
    assert told[2] == "Đường hỏng. Mặt trận ghi nhận."
    assert told[3] == "Ở thôn Một, đường hỏng. Ở thôn Một, Mặt trận ghi nhận."
    said = Counter(sentence for text in told for sentence in SENTENCE_END.split(text))
    assert (max(said.values()), sum(said.values())) == (MOST, 40)


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize(("model", "field"), TOLD)
def test_no_sentence_of_the_demonstration_stands_more_than_three_times(model, field):
    texts = apps.get_model(model).objects.values_list(field, flat=True)
    said = Counter(sentence for text in texts for sentence in SENTENCE_END.split(text) if len(sentence.split()) > 4)
    assert {sentence: times for sentence, times in said.items() if times > MOST} == {}
