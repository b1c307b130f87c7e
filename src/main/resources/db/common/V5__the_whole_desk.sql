-- Whose a case is, beyond what its name tells: the channel in which it was first seen, and whether it is for the named few.
create table custodies (
  id text primary key,
  revision bigint not null,
  channel text not null,
  confidential integer not null,
  body text not null
);
-- What people said about themselves: quiet hours.
create table persons (
  id text primary key,
  revision bigint not null,
  body text not null
);
-- How many texts were shown to whom on which day. Bookkeeping that is not on the record.
create table reveals (
  staff text not null,
  day text not null,
  shown integer not null,
  primary key (staff, day)
);
-- Since when an appeal waits; 0 when none does.
alter table reviews add column appealed_at bigint not null default 0;
create index reviews_by_appeal on reviews (appealed_at);
