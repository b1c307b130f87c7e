-- The threads of cases and incidents, and how much of the record was told there.
create table threads (
  id text primary key,
  revision bigint not null,
  body text not null
);
