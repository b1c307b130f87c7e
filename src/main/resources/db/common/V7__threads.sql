-- The threads of cases and incidents, and how much of the record was told there.
create table threads (
  id text primary key,
  revision bigint not null,
  body text not null
);
-- Which database this is: one row, made when it is opened for the first time. What was shown from another one is not known here.
create table identity (
  id text primary key
);
