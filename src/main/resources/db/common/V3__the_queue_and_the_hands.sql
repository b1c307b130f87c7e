-- What the queue asks for: who has a case, until when it is out of the queue, and since when it waits.
alter table reviews add column claimed_by text not null default '';
alter table reviews add column snoozed_until bigint not null default 0;
alter table reviews add column waits_since bigint not null default 0;
create index reviews_by_claim on reviews (stage, claimed_by);
-- Whether anything is done in case systems, and how much was done today.
create table hands (
  id text primary key,
  revision bigint not null,
  body text not null
);
