-- A bitemporal schema for who held which office, as one would make it by hand for PostgreSQL, for these very
-- questions. Valid time is "possible" (the widest that the dates allow) and "certain" (the narrowest).

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE office (
    number integer NOT NULL,
    id text NOT NULL,
    body text
);

CREATE TABLE person (
    number integer NOT NULL,
    name text NOT NULL
);

CREATE TABLE tenure (
    tenure integer NOT NULL,
    office integer NOT NULL,
    person integer NOT NULL,
    capacity text NOT NULL,
    began text NOT NULL,
    ended text NOT NULL,
    possible daterange,
    certain daterange,
    began_in daterange,
    ended_in daterange,
    known daterange NOT NULL
);

CREATE TABLE source (
    tenure integer NOT NULL,
    claim bytea NOT NULL,
    known daterange NOT NULL
);
