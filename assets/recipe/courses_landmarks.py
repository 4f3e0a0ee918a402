"""The named points that nerves pass, placed on the bones and the skin of the right limb (mm).

`Landmarks(limb, bones, sites)[point]` is a place (3,). Points told by numbers are listed in
`courses_points`; the others are each a method by the point's name.
"""

import numpy as np

from courses_points import IN_THE_PELVIS, ON_THE_FOOT, ON_THE_LEG, UNDER_THE_FOOT
from limb_coordinates import FRONT, OUT, UP, unit
from painting_hip import landmark


class Landmarks:
    """Every named point as a place in the body."""

    def __init__(self, limb, bones, sites):
        """bones: name -> points (n, 3); sites: id -> place of the right side, both in the body."""
        self.limb, self.bones, self.sites = limb, bones, sites

    def __getitem__(self, point):
        if point in ON_THE_LEG:
            return self._leg(*ON_THE_LEG[point])
        if point in UNDER_THE_FOOT:
            return self._foot(*UNDER_THE_FOOT[point], above=False)
        if point in ON_THE_FOOT:
            return self._foot(*ON_THE_FOOT[point], above=True)
        if point in IN_THE_PELVIS:
            site, (out, up, forwards) = IN_THE_PELVIS[point]
            return self.sites[site] + out * OUT + up * UP + forwards * FRONT
        try:
            return getattr(self, point)()
        except AttributeError:
            raise LookupError(f"data/courses.csv: no landmark {point}") from None

    # -- by skin ------------------------------------------------------------------------

    def _leg(self, bone, share, angle, depth):
        limb = self.limb
        axis = getattr(limb, bone)
        ends = {"thigh": ("upper-leg", "knee"), "shank": ("knee", "ankle")}[bone]
        top, bottom = (limb.joint[end] for end in ends)
        skin = limb.points[limb.spot(axis, share, (angle + 180) % 360 - 180)]
        middle = top + share * (bottom - top)
        return skin + depth * unit(middle - skin)

    def _foot(self, share, outwards, depth, above):
        spot = self.limb.foot_spot(share * self.limb.length, outwards, above)
        return self.limb.points[spot] - depth * self.limb.normals[spot]

    def _under(self, place, depth):
        """The skin nearest to a place, and from there so many mm inwards."""
        spot = int(np.argmin(np.linalg.norm(self.limb.points - place, axis=1)))
        return self.limb.points[spot] - depth * self.limb.normals[spot]

    # -- by bones -------------------------------------------------------------------------

    def _sitting_bone(self):
        hip = self.bones["hip_right"]
        low = hip[hip[:, 1] < hip[:, 1].min() + 16]
        return low[low[:, 2] < np.median(low[:, 2]) + 4].mean(0)

    def _trochanter(self):
        femur = self.bones["femur"]
        top = femur[femur[:, 1] > femur[:, 1].max() - 60]
        return top[top[:, 0] < top[:, 0].min() + 8].mean(0)

    def _fibula(self, below_top, angle, away):
        """Beside the fibula, so many mm under the top of its head; 0 outer, 90 back."""
        fibula = self.bones["fibula"]
        slab = fibula[np.abs(fibula[:, 1] - fibula[:, 1].max() + below_top) < 6]
        a = np.deg2rad(angle)
        towards = np.cos(a) * OUT - np.sin(a) * FRONT
        middle = slab.mean(0)
        return middle + ((slab - middle) @ towards).max() * towards + away * towards

    def _malleolus(self, bone, sideways):
        """The tip of an ankle bone."""
        points = self.bones[bone]
        low = points[points[:, 1] < points[:, 1].min() + 14]
        return low[np.argmax(low @ sideways)]

    def _ligament(self, share):
        """On the inguinal ligament, a share of the way from the iliac spine to the tubercle."""
        spine, tubercle = landmark("anterior_superior_iliac_spine"), landmark("pubic_tubercle")
        return spine + share * (tubercle - spine)

    def midway_between_ischial_tuberosity_and_greater_trochanter(self):
        return (self._sitting_bone() + self._trochanter()) / 2 - 14 * FRONT

    def middle_of_the_gluteal_fold(self):
        middle = (self._sitting_bone() + self._trochanter()) / 2
        return self._under(middle - 120 * FRONT - 26 * UP, 12)

    def behind_the_head_of_the_fibula(self):
        return self._fibula(8, 66, 4)

    def outer_side_of_the_neck_of_the_fibula(self):
        return self._fibula(26, 12, 3)

    def behind_the_medial_malleolus(self):
        return self._malleolus("tibia", -OUT) - 15 * FRONT - 1 * UP + 3 * OUT

    def in_front_of_the_medial_malleolus(self):
        return self._under(self._malleolus("tibia", -OUT) + 14 * FRONT + 6 * UP - 8 * OUT, 3.5)

    def behind_the_lateral_malleolus(self):
        return self._under(self._malleolus("fibula", OUT) - 16 * FRONT - 4 * UP + 8 * OUT, 4)

    def twelve_cm_above_the_lateral_malleolus(self):
        limb, tip = self.limb, self._malleolus("fibula", OUT)
        shank = limb.joint["ankle"] - limb.joint["knee"]
        share = (tip + 120 * UP - limb.joint["knee"]) @ shank / (shank @ shank)
        return self._leg("shank", share, 62, 4)

    def outer_side_of_the_heel(self):
        return self._foot_side(0.13, 24, 1)

    def inner_side_of_the_heel(self):
        return self._foot_side(0.15, 26, -1)

    def outer_border_of_the_foot_at_the_fifth_metatarsal(self):
        return self._foot_side(0.42, 20, 1)

    def _foot_side(self, share, height, side):
        limb = self.limb
        return self._under(limb.at(share * limb.length, side * 80.0, height), 4)

    def _between_toes(self, inner, outer, share, above, depth):
        joints = [self.limb.joint[f"toe-{k}-1"] for k in (inner, outer)]
        u, s = self.limb.foot_of((joints[0] + joints[1]) / 2)
        spot = self.limb.foot_spot(u + share, s, above)
        return self.limb.points[spot] - depth * self.limb.normals[spot]

    def first_web(self):
        return self._between_toes(1, 2, -6, True, 3.5)

    def second_web_below_the_metatarsal_heads(self):
        return self._between_toes(2, 3, -8, False, 6)

    def third_web_below_the_metatarsal_heads(self):
        return self._between_toes(3, 4, -8, False, 6)

    # -- about the pelvis ----------------------------------------------------------------

    def middle_of_the_inguinal_ligament(self):
        return self._under(self._ligament(0.44) + 30 * FRONT, 24)

    def above_the_middle_of_the_inguinal_ligament(self):
        return self._under(self._ligament(0.6) + 16 * UP + 30 * FRONT, 26)

    def under_the_inguinal_ligament_beside_the_femoral_artery(self):
        return self._under(self._ligament(0.52) + 30 * FRONT, 16)

    def below_the_middle_of_the_inguinal_ligament(self):
        return self._under(self._ligament(0.52) - 24 * UP + 30 * FRONT, 4)

    def superficial_inguinal_ring(self):
        return self._under(self._ligament(0.92) + 6 * UP + 30 * FRONT, 5)

    def inguinal_canal(self):
        return self._under(self._ligament(0.74) + 10 * UP + 30 * FRONT, 8)

    def under_the_inguinal_ligament_beside_the_anterior_superior_iliac_spine(self):
        return self._under(self._ligament(0.13) + 30 * FRONT, 10)

    def ten_cm_below_the_anterior_superior_iliac_spine(self):
        spine = landmark("anterior_superior_iliac_spine")
        return self._under(spine - 100 * UP + 6 * OUT + 20 * FRONT, 4)

    def above_the_anterior_superior_iliac_spine(self):
        return self._under(landmark("anterior_superior_iliac_spine") + 14 * UP + 20 * FRONT - 12 * OUT, 12)

    def abdominal_wall_above_the_iliac_crest(self):
        return self._under(landmark("anterior_superior_iliac_spine") + 30 * UP + 30 * OUT, 10)

    def over_the_iliac_crest_at_its_side(self):
        return self._under(landmark("greater_trochanter") + 92 * UP + 40 * OUT, 4)

    def obturator_canal(self):
        hip = self.bones["hip_right"]
        tubercle = landmark("pubic_tubercle")
        return np.array([tubercle[0] - 24, hip[:, 1].min() + 72, tubercle[2] - 34])

    def around_the_lower_edge_of_gluteus_maximus(self):
        return self._under(self._sitting_bone() - 80 * FRONT - 4 * UP + 14 * OUT, 4)

    def below_the_ischial_tuberosity(self):
        return self._sitting_bone() - 16 * UP + 6 * FRONT - 4 * OUT

    def beside_the_perineum(self):
        return self._under(self._sitting_bone() + [26, -30, 34], 4)

    def inner_side_of_the_ischial_tuberosity(self):
        return self._sitting_bone() + [16, 12, 14]

    def perineum_beside_the_midline(self):
        return self._under(np.array([-12.0, -60, 28]), 4)

    def beside_the_anus(self):
        return self._under(landmark("anus") + [-10, -14, -4], 4)
