"""A case that lies nowhere, or whose findings nobody could enter, is refused when the data is read."""


def test_a_case_that_lies_nowhere(edit, the_fault):
    row = edit("cases", {"case": "K13"}, place="sciatic@moon", condition="")
    problem = the_fault()
    assert (problem.file, problem.row, problem.column) == ("cases.csv", row, "place")
    assert problem.allowed.startswith("not in sites.csv")


def test_a_place_of_no_known_shape(edit, the_fault):
    row = edit("cases", {"case": "K13"}, place="the knee")
    assert ((problem := the_fault()).row, problem.column) == (row, "place")


def test_a_root_on_both_sides_and_a_canal_on_one(edit, faults):
    rows = [edit("cases", {"case": "K20"}, side="both"), edit("cases", {"case": "K09"}, side="left")]
    assert sorted((p.row, p.column) for p in faults()) == sorted((row, "side") for row in rows)


def test_a_case_of_a_condition_that_presses_elsewhere(edit, the_fault):
    """A disc in the doorway of L4–L5 presses L4, not S1."""
    row = edit("cases", {"case": "K04"}, place="S1")
    problem = the_fault()
    assert (problem.row, problem.column) == (row, "place")
    assert "C06 presses at" in problem.allowed and "L4" in problem.allowed


def test_findings_that_cannot_be_entered(edit, faults):
    wrong = {
        edit("case_findings", {"case": "K01", "end": "m_big_toe_up"}, state="numb"): "can be weak, normal",
        edit("case_findings", {"case": "K01", "end": "r_slr"}, end="r_slrr"): "r_slr",
        edit("case_findings", {"case": "K32", "end": "sacrum_midline"}, side="left"): "middle",
    }
    found = {problem.row: problem.allowed for problem in faults()}
    assert found.keys() == wrong.keys()
    assert all(said in found[row] for row, said in wrong.items())


def test_what_is_normal_and_weak_at_once(add, the_fault):
    twice = {"case": "K01", "side": "right", "end": "m_push_off", "state": "weak"}
    add("case_findings", **twice, status="KNOWN", sources="OBRIEN")
    assert "must be unique" in the_fault().allowed


def test_a_case_in_which_nothing_is_wrong(edit, drop, the_fault):
    drop("case_findings", case="K13", end="r_pelvic_compression")
    edit("case_findings", {"case": "K13", "end": "thigh_lat_mid"}, state="normal")
    assert ((problem := the_fault()).column, problem.value) == ("case", "K13")


def test_a_finding_of_no_case_and_a_case_without_a_story(edit, drop, faults):
    edit("case_findings", {"case": "K01", "end": "r_slr"}, case="K99")
    drop("words/cases", key="case.K02.why")
    found = {(problem.file, problem.column, problem.value) for problem in faults()}
    assert found == {("case_findings.csv", "case", "K99"), ("cases.csv", "case", "K02")}
