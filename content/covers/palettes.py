"""The inks, and the two or three sets of them that each theme is printed in.

A set is (ground, figure, accent), and is also printed the other way round, the figure's ink as the ground. No set
serves two themes.
"""

INK = "#10222B"
PETROL = "#0B4F60"
NAVY = "#27396B"
GREEN = "#205A46"
PLUM = "#6B1B52"
VERMILION = "#C5421F"
MARIGOLD = "#FFC53D"
PINK = "#F4C1D6"
PEACH = "#F4D8C8"
SAND = "#E8E2D6"
CREAM = "#F8EFDA"
MIST = "#CFE2E4"
SKY = "#BFD6E0"
LEAF = "#D5E4CB"
LILAC = "#D8D7E2"

PALETTES = {
    "social-productivity": (
        (PETROL, MIST, MARIGOLD),
        (CREAM, PETROL, MARIGOLD),
        (INK, PINK, VERMILION),
    ),
    "hidden-wealth-and-community-capacity": (
        (INK, PEACH, MARIGOLD),
        (NAVY, PEACH, MARIGOLD),
        (CREAM, NAVY, VERMILION),
    ),
    "co-production": (
        (PEACH, INK, VERMILION),
        (PINK, PETROL, VERMILION),
        (MARIGOLD, PLUM, VERMILION),
    ),
    "citizen-engagement": (
        (MIST, PETROL, VERMILION),
        (PETROL, LEAF, MARIGOLD),
        (MIST, PLUM, MARIGOLD),
    ),
    "mutuals-and-employee-ownership": (
        (PLUM, PINK, MARIGOLD),
        (PINK, PLUM, VERMILION),
        (PLUM, MARIGOLD, CREAM),
    ),
    "decentralisation-and-local-autonomy": (
        (MARIGOLD, INK, VERMILION),
        (MARIGOLD, GREEN, SAND),
        (NAVY, MARIGOLD, VERMILION),
    ),
    "community-assets": (
        (VERMILION, CREAM, INK),
        (MIST, VERMILION, INK),
        (VERMILION, PEACH, PLUM),
    ),
    "outcomes-based-commissioning": (
        (SAND, INK, VERMILION),
        (SAND, PLUM, VERMILION),
        (SAND, PETROL, VERMILION),
    ),
    "technology-as-a-platform": (
        (SKY, PETROL, MARIGOLD),
        (PETROL, SKY, PINK),
        (SKY, INK, VERMILION),
    ),
    "collaboration-and-integration": (
        (GREEN, LEAF, MARIGOLD),
        (LEAF, GREEN, VERMILION),
        (INK, LEAF, MARIGOLD),
    ),
    "prevention-and-early-intervention": (
        (CREAM, PETROL, VERMILION),
        (CREAM, GREEN, VERMILION),
        (GREEN, CREAM, MARIGOLD),
    ),
    "demand-management-and-behaviour-change": (
        (NAVY, SKY, MARIGOLD),
        (SKY, NAVY, VERMILION),
        (NAVY, PINK, MARIGOLD),
    ),
    "fairness-and-unequal-outcomes": (
        (LILAC, PLUM, MARIGOLD),
        (LILAC, NAVY, VERMILION),
        (PEACH, PLUM, MARIGOLD),
    ),
}
