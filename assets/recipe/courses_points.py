"""Points of nerves that are told by numbers.

On thigh and leg by the fraction along the bone's axis, the angle about it (0 front, 90 outer,
180 back, -90 inner) and how deep under the skin; on the foot by the share of its length from the
heel, mm outwards from its middle line, and the depth under its upper or lower side; in the
pelvis by a site of the modelled spine.
"""

# point: bone axis, fraction, angle, mm under the skin.
ON_THE_LEG = {
    "middle_of_the_back_of_the_thigh": ("thigh", 0.52, 172, 30),
    "middle_of_the_back_of_the_thigh_below_the_fascia": ("thigh", 0.5, 178, 8),
    "apex_of_the_popliteal_fossa": ("thigh", 0.86, 178, 24),
    "back_of_the_knee_through_the_fascia": ("thigh", 0.99, 178, 4),
    "middle_of_the_popliteal_fossa": ("thigh", 1.0, 180, 17),
    "along_the_biceps_tendon": ("thigh", 0.96, 146, 13),
    "femoral_triangle": ("thigh", 0.17, -12, 20),
    "skin_of_the_front_thigh_through_the_fascia": ("thigh", 0.34, -8, 4),
    "apex_of_the_femoral_triangle": ("thigh", 0.42, -38, 22),
    "adductor_canal": ("thigh", 0.66, -72, 22),
    "inner_condyle_of_the_femur": ("thigh", 0.94, -78, 4),
    "inner_side_of_the_knee_behind_sartorius": ("thigh", 0.985, -108, 4),
    "between_the_adductors": ("thigh", 0.22, -84, 26),
    "inner_thigh_through_the_fascia": ("thigh", 0.56, -92, 4),
    "over_the_outer_head_of_gastrocnemius": ("shank", 0.08, 132, 4),
    "below_the_inner_kneecap": ("shank", 0.04, -38, 4),
    "between_the_heads_of_gastrocnemius": ("shank", 0.24, 180, 6),
    "tendinous_arch_of_soleus": ("shank", 0.2, 184, 30),
    "deep_calf_midway": ("shank", 0.55, 194, 26),
    "deep_to_the_inner_edge_of_the_achilles_tendon": ("shank", 0.88, -128, 9),
    "outer_calf": ("shank", 0.36, 128, 4),
    "lower_third_of_the_calf": ("shank", 0.66, 166, 4),
    "lateral_compartment_of_the_leg": ("shank", 0.36, 88, 14),
    "front_of_the_interosseous_membrane": ("shank", 0.3, 42, 26),
    "front_of_the_lower_tibia": ("shank", 0.8, 26, 11),
    "front_of_the_ankle_between_the_malleoli": ("shank", 0.965, 6, 8),
    "front_of_the_ankle_inner_third": ("shank", 0.965, 0, 3.5),
    "front_of_the_ankle_outer_third": ("shank", 0.965, 32, 3.5),
    "inner_leg_beside_the_long_vein": ("shank", 0.42, -74, 4),
}
# point: share of the foot's length from the heel, mm outwards, mm under the skin; above the sole.
UNDER_THE_FOOT = {
    "under_the_sustentaculum": (0.27, -15, 14),
    "under_the_arch_beside_abductor_hallucis": (0.4, -16, 11),
    "sole_at_the_base_of_the_first_metatarsal": (0.55, -14, 9),
    "across_the_sole_towards_the_fifth_metatarsal": (0.42, 10, 11),
    "sole_at_the_base_of_the_fifth_metatarsal": (0.56, 20, 8),
    "under_the_front_of_the_heel_bone": (0.24, 2, 12),
}
ON_THE_FOOT = {
    "back_of_the_foot_over_the_tarsal_bones_inner": (0.55, -10, 3.2),
    "back_of_the_foot_over_the_tarsal_bones_outer": (0.54, 9, 3.2),
    "back_of_the_foot_over_the_talus": (0.47, -5, 6),
    "back_of_the_foot_beside_the_first_metatarsal": (0.63, -11, 6),
}
# point: the site of the spine's scene that it is, and mm from there (right, up, forwards).
IN_THE_PELVIS = {
    "lumbar_plexus_in_psoas": ("lumbar_plexus@psoas", (0, 0, 0)),
    "sacral_plexus_before_piriformis": ("sacral_plexus@pelvis", (0, 0, 0)),
    "greater_sciatic_foramen_below_piriformis": ("sciatic@deep_gluteal", (0, 0, 0)),
    "below_piriformis_beside_the_sciatic_nerve": ("posterior_femoral_cutaneous@deep_gluteal", (0, 0, 0)),
    "around_the_ischial_spine": ("pudendal@ischial_spine", (0, 0, 0)),
    "side_wall_of_the_pelvis": ("obturator@pelvis", (0, 0, 0)),
    "front_of_psoas": ("genitofemoral@psoas", (0, 0, 0)),
    "outer_edge_of_psoas": ("femoral@psoas", (0, 0, 0)),
    "twelfth_rib_nerve_leaving_the_spine": ("foramen@T12-L1", (0, 0, 0)),
    "deep_gluteal_space_beside_the_ischial_spine": ("sciatic@deep_gluteal", (-4, -8, -4)),
    "through_the_sacrotuberous_ligament": ("pudendal@ischial_spine", (10, -14, -14)),
    "lower_end_of_the_sacrum": ("foramen@S5", (0, 0, 0)),
    "behind_the_lower_end_of_the_sacrum": ("foramen@S5", (4, -4, -9)),
    "below_the_twelfth_rib": ("foramen@T12-L1", (70, -40, 10)),
    "inside_the_iliac_crest": ("lumbar_plexus@psoas", (48, 14, -10)),
    "across_iliacus": ("lumbar_plexus@psoas", (44, -44, 18)),
}
