-- How far each case system was followed. Bookkeeping that is not on the record.
create table followed (
  source text primary key,
  chain bigint not null,
  feed_cursor text not null,
  round text not null,
  turn bigint not null
);
-- Which cases are looked at anew: the open ones, in turn, and those of an account to which something happened.
alter table cases add column is_open integer not null default 1;
alter table cases add column author text not null default '';
-- What was announced by cards, and which cases got none because there were too many.
create table news (
  id text primary key,
  revision bigint not null,
  body text not null
);
create table kept_back (
  id text primary key,
  revision bigint not null,
  body text not null
);
create index cases_by_author on cases (author) where is_open = 1;
create index cases_open on cases (id) where is_open = 1;
