"""Papers of the rooms in this one: asked for by the name of the app."""

from welfare.public.giving.papers.samples import SAMPLES as SAMPLES
