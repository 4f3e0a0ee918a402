CREATE TABLE sole_to_spine (version INTEGER NOT NULL);
INSERT INTO sole_to_spine VALUES (1);
CREATE TABLE spine_learners (
    id VARCHAR(32) NOT NULL PRIMARY KEY, known_by VARCHAR(64) NOT NULL UNIQUE, name VARCHAR(60) NOT NULL,
    signed_in BOOLEAN NOT NULL, begun BIGINT NOT NULL, new_per_day INTEGER, retention DOUBLE PRECISION
);
-- Known by the SHA-256 of "name:anna".
INSERT INTO spine_learners VALUES (
    '0123456789abcdef0123456789abcdef', 'ef0bbd302bbef6a03399ea6856cec74f5834525716422280a85db37a5276aad6', 'Anna',
    FALSE, 1772000000000000, 5, NULL
);
CREATE TABLE spine_reviews (
    learner VARCHAR(32) NOT NULL REFERENCES spine_learners (id), card VARCHAR(200) NOT NULL, at BIGINT NOT NULL,
    rating VARCHAR(10) NOT NULL, verdict VARCHAR(10) NOT NULL, took_ms INTEGER NOT NULL,
    PRIMARY KEY (learner, card, at)
);
INSERT INTO spine_reviews VALUES
    ('0123456789abcdef0123456789abcdef', 'a', 1772452800000000, 'good', 'right', 1500),
    ('0123456789abcdef0123456789abcdef', 'a', 1772453400000000, 'good', 'right', 900),
    ('0123456789abcdef0123456789abcdef', 'b', 1772452860000000, 'again', 'wrong', 4000);
CREATE TABLE spine_schedules (
    learner VARCHAR(32) NOT NULL REFERENCES spine_learners (id), card VARCHAR(200) NOT NULL, due BIGINT NOT NULL,
    state VARCHAR(10) NOT NULL, step INTEGER, stability DOUBLE PRECISION NOT NULL,
    difficulty DOUBLE PRECISION NOT NULL, reviewed BIGINT NOT NULL, PRIMARY KEY (learner, card)
);
INSERT INTO spine_schedules VALUES
    ('0123456789abcdef0123456789abcdef', 'a', 1772626200000000, 'review', NULL, 2.3065, 2.11, 1772453400000000),
    ('0123456789abcdef0123456789abcdef', 'b', 1772452920000000, 'learning', 0, 0.212, 6.41, 1772452860000000);
