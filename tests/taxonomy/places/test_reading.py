"""What is read from a file of local authorities: names, addresses, regions, standing; and what makes it unreadable."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from taxonomy.models import Term
from taxonomy.places.reading import read_places
from taxonomy.places.sheet import COLUMNS, extract, read_lines
from taxonomy.tables import Unreadable
from tests.taxonomy.places.sheets import SHIPPED, row, table

TODAY = date(2026, 11, 1)


def read(*rows):
    return read_places(read_lines(table(*rows)), TODAY)


def authority(*rows):
    """Return the authority of the first row."""
    code = rows[0]["local-authority-code"]
    return next(found for found in read(*rows).authorities if found.code == code)


@pytest.fixture(scope="module")
def shipped():
    places = read_places(read_lines(SHIPPED.read_bytes()), TODAY)
    return {found.code: found for found in places.authorities}


class TestTheShippedFile:
    def test_it_has_every_row_and_is_what_extracting_makes_of_it(self):
        lines = read_lines(SHIPPED.read_bytes())
        assert len(lines) == 470
        assert extract(lines) == SHIPPED.read_bytes()

    def test_the_authority_of_today_has_the_plain_name_and_the_former_one_its_official_name(self, shipped):
        names = {code: (shipped[code].label, shipped[code].slug) for code in ("SMT", "SOM", "NYE", "NYK")}
        assert names == {
            "SMT": ("Somerset", "somerset"),
            "SOM": ("Somerset County Council", "somerset-county-council"),
            "NYE": ("North Yorkshire", "north-yorkshire"),
            "NYK": ("North Yorkshire County Council", "north-yorkshire-county-council"),
        }

    def test_combined_authorities_leave_the_plain_name_to_the_region(self, shipped):
        combined = {found.slug for found in shipped.values() if found.authority_type == "Combined authority"}
        assert {"west-midlands-combined-authority", "north-east-combined-authority"} < combined
        assert not combined & {"west-midlands", "north-east"}

    def test_in_three_nations_authorities_lie_in_the_nation_itself(self, shipped):
        pairs = {(found.nation, found.broader) for found in shipped.values() if found.nation != "England"}
        assert pairs == {("Scotland", "scotland"), ("Wales", "wales"), ("Northern Ireland", "northern-ireland")}

    def test_every_english_authority_has_a_region_or_its_successors(self, shipped):
        assert not [found.code for found in shipped.values() if found.broader == "england"]
        assert shipped["WSO"].broader == shipped["SMT"].broader == "south-west"  # through Somerset West and Taunton

    def test_former_districts_without_successor_or_code_are_retired(self, shipped):
        alone = [found for found in shipped.values() if found.status == "retired" and not found.successors]
        assert len(alone) == 25
        assert {(found.nation, found.notation) for found in alone} == {("Northern Ireland", "")}
        assert shipped["NIR-T"].change_note == "Abolished on 31 March 2015; no successor is recorded."

    def test_no_label_and_no_address_stands_twice(self, shipped):
        assert len({found.slug for found in shipped.values()}) == len(shipped)
        labels = [name.casefold() for found in shipped.values() for name in (found.label, *found.alt_labels)]
        assert len(set(labels)) == len(labels)

    def test_mistyped_names_and_those_that_were_cut_short_are_for_searches_only(self, shipped):
        assert shipped["HLD"].hidden_labels == ("Highands", "Highlands")
        assert shipped["CMD"].alt_labels == ("London Borough of Camden",)
        assert shipped["CMD"].hidden_labels == ("Camden London Boro",)
        assert "Bath & North East Somerset UA" in shipped["BAS"].hidden_labels

    def test_names_that_lost_a_letter_are_left_out(self, shipped):
        assert shipped["AGY"].alt_labels == ("Isle of Anglesey County Council", "Anglesey")


class TestRegions:
    def test_a_missing_one_is_that_of_the_nearest_successor_that_has_one(self):
        first = row(local_authority_code="A", gss_code="", region="", replaced_by="B,C")
        second = row(local_authority_code="B", gss_code="", region="", replaced_by="D")
        third, fourth = (row(local_authority_code=c, gss_code="", region=r) for c, r in ("CX", "DY"))
        assert authority(first, second, third, fourth).broader == "x"

    def test_without_any_it_is_the_nation(self):
        assert authority(row(region="")).broader == "england"

    def test_many_ways_to_the_same_successors_are_walked_once(self):
        layers = [row(local_authority_code=f"{s}{n}", gss_code="", region="") for n in range(30) for s in "AB"]
        for number, cells in enumerate(layers[:-2]):
            cells["replaced-by"] = f"A{number // 2 + 1},B{number // 2 + 1}"
        assert authority(*layers).broader == "england"


class TestStanding:
    def test_one_that_is_planned_is_a_draft_until_it_begins(self):
        planned = row(start_date="2026-11-02")
        assert authority(planned).status == "draft"
        assert authority(planned | {"start-date": "2026-11-01"}).status == "in-use"

    def test_one_that_will_end_is_in_use_until_then_whatever_the_file_says_of_today(self):
        ending = row(end_date="2026-11-02", current_authority="False")
        assert authority(ending).status == "in-use"
        assert authority(ending | {"end-date": "2026-11-01"}).status == "retired"

    def test_without_dates_the_file_says_whether_it_is_there_today(self):
        assert authority(row(current_authority="false")).status == "retired"


class TestNames:
    def test_codes_that_differ_only_in_what_an_address_does_not_show_still_give_two_names(self):
        same = [row(local_authority_code=code, gss_code="") for code in ("W.1", "W1", "W/1", "W:1")]
        found = read(*same).authorities
        assert len({place.slug for place in found}) == len({place.label for place in found}) == 4

    def test_names_met_in_small_letters_are_written_as_names_are(self):
        found = authority(row(alt_names="the wigan and leigh,wigan's pier,wigan ua"))
        assert found.alt_labels == ("Wigan Metropolitan Borough Council", "The Wigan and Leigh", "Wigan's Pier")
        assert found.hidden_labels == ("Wigan UA",)

    def test_a_comma_with_a_space_after_it_stands_within_a_name(self):
        assert authority(row(alt_names="Leigh,Wigan, Borough of")).alt_labels == (
            "Leigh",
            "Wigan, Borough of",
            "Wigan Metropolitan Borough Council",
        )

    def test_the_name_of_another_place_is_no_synonym(self):
        bolton = row(local_authority_code="BOL", gss_code="", nice_name="Bolton", official_name="Bolton Council")
        assert "Bolton" not in authority(row(alt_names="Bolton"), bolton).alt_labels


class TestUnreadable:
    @pytest.mark.parametrize(
        ("cells", "sentence"),
        [
            ({"official_name": " "}, "Line 2 has no official-name. Fill it in."),
            ({"local_authority_code": "W" * 11}, "Line 2: local-authority-code has 11 characters; at most 10 fit."),
            ({"nice_name": "!!"}, "Line 2: nice-name is “!!”. It has no letter from which to make a web address."),
            ({"nation": "Atlantis"}, "Line 2: nation is “Atlantis”. It must be one of: England, Northern Ireland"),
            ({"end_date": "2023-02-30"}, "Line 2: end-date is “2023-02-30”. Write it as year-month-day"),
            ({"start_date": "1 April"}, "Line 2: start-date is “1 April”. Write it as year-month-day"),
            ({"pop_2020": "-1"}, "Line 2: pop-2020 is “-1”. Write a plain number"),
            ({"pop_2020": "9" * 10}, "Write a plain number below a thousand million."),
            ({"area": "nan"}, "Line 2: area is “nan”. Write a plain number"),
            ({"area": "1e3"}, "Line 2: area is “1e3”. Write a plain number"),
            ({"current_authority": "yes"}, "Line 2: current-authority is “yes”. Write True or False."),
            ({"replaced_by": "XXX"}, "Line 2: replaced-by names XXX, which no row has."),
            ({"replaced_by": "WGN"}, "Line 2: by its replaced-by, WGN would in the end replace itself."),
        ],
    )
    def test_a_wrong_cell_is_named_with_its_line_and_the_mend(self, cells, sentence):
        with pytest.raises(Unreadable) as error:
            read(row(**cells))
        assert any(sentence in told for told in error.value.args)

    def test_all_faults_are_told_at_once(self):
        faulty = [row(local_authority_code=code, area="big", nation="") for code in ("A", "B", "B")]
        with pytest.raises(Unreadable) as error:
            read(*faulty)
        told = " ".join(error.value.args)
        assert all(part in told for part in ("Line 2 has no nation", "Line 3: area", "Line 4 has the same local"))
        assert "Line 3 has the same gss-code, E08000010, as line 2. Keep one." in told

    def test_a_ring_of_successors_is_named_at_each_of_its_rows(self):
        ring = [row(local_authority_code=a, gss_code="", replaced_by=b) for a, b in ("AB", "BC", "CB")]
        with pytest.raises(Unreadable) as error:
            read(*ring)
        assert [sentence[:7] for sentence in error.value.args] == ["Line 3:", "Line 4:"]

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "The file is empty."),
            (b"\xef\xbb\xbf \n", "The file is empty."),
            (table(), "has a header and no rows"),
            (table(row(), columns=COLUMNS[1:]), "lacks these columns: local-authority-code."),
            (table(row(), columns=(*COLUMNS, "area")), "names these columns twice: area."),
            (table(row(nice_name="Môn")).decode().encode("latin-1"), "Line 2 is not in UTF-8"),
            (table(row()).decode().encode("utf-16"), "Line 1 is not in UTF-8"),
            (table(row(nice_name="Wi\0gan")), "Line 2 has a NUL character"),
            (table(row()) + b'"X', "Line 3 is not CSV"),
            (table(row()) + b"X,Y\n\nZ\n", "Line 3 has 2 cells, and the first line has 15."),
            (b"PK\x03\x04\x14\x00\x06\x00", "NUL character"),
        ],
    )
    def test_a_file_that_is_no_such_table_is_refused(self, content, sentence):
        with pytest.raises(Unreadable) as error:
            read_lines(content)
        assert sentence in str(error.value)

    def test_every_row_of_a_wrong_length_is_named_by_the_line_on_which_it_begins(self):
        content = table(row(alt_names="One\nTwo"), row()) + b"X,Y\n\nZ\n"
        with pytest.raises(Unreadable) as error:
            read_lines(content)
        assert [sentence.split(" has")[0] for sentence in error.value.args] == ["Line 5", "Line 7"]

    def test_more_columns_a_byte_order_mark_and_windows_line_ends_do_no_harm(self):
        content = table(row() | {"x": "1"}, columns=("x", *COLUMNS)).replace(b"\n", b"\r\n")
        (line,) = read_lines(b"\xef\xbb\xbf" + content)
        assert line.cells == row()


class TestTheCommand:
    def test_a_bad_file_is_refused_with_every_fault_and_nothing_is_written(self, run):
        before = list(Term.objects.order_by("pk").values())
        with pytest.raises(CommandError) as error:
            run(table(row(nice_name="Wigan Borough"), row(local_authority_code="X", gss_code="", area="big")))
        assert str(error.value).splitlines() == [
            "Line 3: area is “big”. Write a plain number below a thousand million.",
            "Nothing was imported.",
        ]
        assert list(Term.objects.order_by("pk").values()) == before

    def test_extracting_keeps_the_columns_that_are_used_in_the_order_of_the_codes(self, run, tmp_path):
        wide = table(row(), row(local_authority_code="ABC", gss_code=""), columns=("x", *COLUMNS))
        printed = run(wide, "--extract", str(tmp_path / "out.csv"))
        assert printed == f"Wrote 2 rows to {tmp_path / 'out.csv'}. Nothing was imported.\n"
        written = (tmp_path / "out.csv").read_bytes()
        assert written == table(row(local_authority_code="ABC", gss_code=""), row())

    def test_extracting_to_where_nothing_can_be_written_says_so(self, run, tmp_path):
        with pytest.raises(CommandError, match="cannot be written: Is a directory"):
            run(table(row()), "--extract", str(tmp_path))

    @pytest.mark.parametrize(("name", "reason"), [("none.csv", "No such file or directory"), (".", "Is a directory")])
    def test_a_file_that_is_not_there_is_named(self, tmp_path, name, reason):
        with pytest.raises(CommandError, match=f"cannot be read: {reason}. Name a CSV file that is there"):
            call_command("import_places", str(tmp_path / name))
