-- Cases that belong together, and what was decided about many of them at once.
create table incidents (
  id text primary key,
  revision bigint not null,
  number integer not null,
  stands integer not null,
  changed_at bigint not null,
  body text not null
);
create index incidents_by_number on incidents (number);
-- The post or person by which a case finds its incident, and from when to when such cases were opened.
create table incident_keys (
  id text primary key,
  incident text not null,
  first_at bigint not null,
  last_at bigint not null
);
-- A case is in one incident at most. What batch it is in, and how far that has come with it.
create table incident_members (
  id text primary key,
  incident text not null,
  opened_at bigint not null,
  found text not null,
  alone integer not null default 0,
  batch integer not null default 0,
  step text not null default ''
);
create index incident_members_by_incident on incident_members (incident, id);
create index incident_members_by_batch on incident_members (incident, batch, step, id);
-- How often a person was threatened, in the last fortnight.
create table targets (
  id text primary key,
  revision bigint not null,
  body text not null
);
-- By what a case can be decided together with others; empty when it cannot.
alter table reviews add column verdict text not null default '';
