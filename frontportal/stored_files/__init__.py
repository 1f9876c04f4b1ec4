"""Files on the disk of this machine, there whole or not at all: uploads, and what rooms keep privately."""
