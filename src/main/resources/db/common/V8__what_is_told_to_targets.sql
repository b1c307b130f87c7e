-- At whom a case is aimed, as source/account, for what was done about the cases of one person. Cases that are known already get it when they are read again.
alter table cases add column target text not null default '';
create index cases_by_target on cases (target) where target <> '';
