"""Every way to change the vocabularies, each worked out as a Plan before `applying.carry_out` writes it."""
