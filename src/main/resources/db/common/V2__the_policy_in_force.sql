-- Which policy is in force, what it says, and who changed it.
create table policies (
  id text primary key,
  revision bigint not null,
  body text not null
);
