-- Made after the rows are there, which is faster than growing them row by row.

ALTER TABLE office ADD PRIMARY KEY (number), ADD UNIQUE (id);
ALTER TABLE person ADD PRIMARY KEY (number), ADD UNIQUE (name);
ALTER TABLE tenure
    ADD FOREIGN KEY (office) REFERENCES office,
    ADD FOREIGN KEY (person) REFERENCES person,
    -- Of one tenure, no two things are known at once.
    ADD EXCLUDE USING gist (tenure WITH =, known WITH &&);

CREATE INDEX ON office (body);
CREATE INDEX ON tenure (person);
CREATE INDEX ON tenure USING gist (office, possible, known);
CREATE INDEX ON tenure USING gist (office, possible) WHERE upper_inf(known);
CREATE INDEX ON tenure USING gist (began_in) WHERE upper_inf(known);
CREATE INDEX ON tenure USING gist (ended_in) WHERE upper_inf(known);
CREATE INDEX ON source (tenure) INCLUDE (claim, known);

ANALYZE;
