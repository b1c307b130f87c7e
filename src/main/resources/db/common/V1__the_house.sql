-- One table for each kind of state: the key, the revision, what queries need, and the state itself as JSON.
-- Times are milliseconds since 1970; keys are text. The subset of SQL is the one that SQLite and PostgreSQL share.
create table cases (
  id text primary key,
  revision bigint not null,
  body text not null
);
create table reviews (
  id text primary key,
  revision bigint not null,
  stage text not null,
  severity text not null,
  reason text not null,
  decide_by bigint,
  changed_at bigint not null,
  body text not null
);
create index reviews_by_stage on reviews (stage, changed_at);
create table cards (
  id text primary key,
  revision bigint not null,
  body text not null
);
create table echoes (
  id text primary key,
  revision bigint not null,
  body text not null
);
create table escalations (
  id text primary key,
  revision bigint not null,
  acknowledged integer not null,
  raised_at bigint not null,
  body text not null
);
create table digests (
  id text primary key,
  revision bigint not null,
  scheduled integer not null,
  ends_at bigint not null,
  body text not null
);
create table dossiers (
  id text primary key,
  revision bigint not null,
  body text not null
);

-- The record. Only ever appended to; number has no gaps.
create table audit (
  number bigint primary key,
  at bigint not null,
  type text not null,
  subject text not null,
  actor text not null,
  details text not null,
  previous text not null,
  hash text not null
);
create index audit_by_subject on audit (subject, number);
create index audit_by_time on audit (at, type);

-- Bookkeeping that is not on the record.
create table watched_channels (
  channel text primary key,
  last_message text not null
);
create table components (
  token text primary key,
  payload text not null,
  expires_at bigint not null
);

-- db-scheduler's table, in its documented shape.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data blob,
  execution_time timestamp not null,
  picked boolean not null,
  picked_by text,
  last_success timestamp,
  last_failure timestamp,
  consecutive_failures integer,
  last_heartbeat timestamp,
  version bigint not null,
  priority integer,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
