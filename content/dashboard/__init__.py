"""The first screen of the admin: what this person has to do, each kind of work in a panel of its own module."""
