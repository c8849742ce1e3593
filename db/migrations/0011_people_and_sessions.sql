-- Roles are given by admins on the record, to others; one admin always stays; a session only ever ends.
alter table public.sessions add constraint session_is_bounded check (
  ends_at > started_at and ends_at <= started_at + interval '12 hours');
--> statement-breakpoint
create function public.roles_of(person uuid) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(r.role::text order by r.role::text), '{}') from public.person_roles r where r.person_id = person
$$;
--> statement-breakpoint
create function public.sorted_list(list jsonb) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(entry order by entry), '{}') from jsonb_array_elements_text(list) entry
$$;
--> statement-breakpoint
-- A change of roles says truly what was held before: by that it is known who gave themselves something.
create function public.roles_changed_from() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if public.sorted_list(new.data -> 'from') is distinct from public.roles_of(new.aggregate_id) then
    perform public.forbid('roles_changed_from', 'the event says other roles than those held before');
  elsif new.actor_id = new.aggregate_id
      and not public.sorted_list(new.data -> 'to') <@ public.sorted_list(new.data -> 'from') then
    perform public.refuse('nobody_promotes_themselves', 'own-roles');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger roles_changed_from before insert on public.events
for each row when (new.aggregate = 'person' and new.type = 'rolesChanged') execute function public.roles_changed_from();
--> statement-breakpoint
create function public.people_are_managed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.actor_id is not null and new.role <> 'admin' then
    perform public.refuse('people_are_managed_by_admins', 'wrong-role', '{"needs": ["admin"]}');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger people_are_managed before insert on public.events
for each row when (new.aggregate = 'person') execute function public.people_are_managed();
--> statement-breakpoint
-- When the transaction ends, the roles are those the last event of this person says.
create function public.roles_follow_the_record() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  person uuid := case tg_op when 'DELETE' then old.person_id else new.person_id end;
  said jsonb := (select coalesce(e.data -> 'to', e.data -> 'roles') from public.recorded_now('person', person) e
    where e.type in ('personAdded', 'rolesChanged') order by e.seq desc limit 1);
begin
  if said is null or public.sorted_list(said) <> public.roles_of(person) then
    perform public.forbid('roles_follow_the_record', 'no event of this transaction says these roles');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger roles_follow_the_record after insert or update or delete on public.person_roles
deferrable initially deferred for each row execute function public.roles_follow_the_record();
--> statement-breakpoint
-- Two admins who demote each other at once are served one after the other.
create function public.people_change_in_turn() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtext('people'));
  return null;
end $$;
--> statement-breakpoint
create trigger roles_change_in_turn before insert or update or delete on public.person_roles
for each statement execute function public.people_change_in_turn();
--> statement-breakpoint
create trigger people_change_in_turn before update on public.people
for each statement execute function public.people_change_in_turn();
--> statement-breakpoint
create function public.an_admin_stays() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.person_roles r join public.people p on p.id = r.person_id
      where r.role = 'admin' and p.active) then
    perform public.refuse('an_admin_stays', 'last-admin');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger an_admin_stays after delete on public.person_roles
deferrable initially deferred for each row when (old.role = 'admin') execute function public.an_admin_stays();
--> statement-breakpoint
create function public.admin_is_not_disabled() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.id = (select a.person from public.acting() a) then
    perform public.refuse('nobody_disables_themselves', 'yourself');
  elsif public.is_admin(new.id) and not exists (select from public.person_roles r
      join public.people p on p.id = r.person_id where r.role = 'admin' and p.active and p.id <> new.id) then
    perform public.refuse('an_admin_stays', 'last-admin');
  end if;
  return new;
end $$;
--> statement-breakpoint
create function public.is_admin(person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.person_roles r where r.person_id = person and r.role = 'admin')
$$;
--> statement-breakpoint
create trigger admins_are_not_all_disabled before update on public.people
for each row when (old.active and not new.active) execute function public.admin_is_not_disabled();
--> statement-breakpoint
create function public.session_only_ends() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.revoked_at is not null or not exists (select from public.people p where p.id = new.person_id and p.active) then
      perform public.forbid('sessions_are_of_active_people', 'a session begins for somebody who is active');
    end if;
  elsif old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
    perform public.forbid('sessions_only_end', 'a session that ended stays ended');
  elsif (new.id, new.person_id, new.started_at, new.ends_at)
      is distinct from (old.id, old.person_id, old.started_at, old.ends_at) then
    perform public.forbid('sessions_are_not_extended', 'whose a session is and how long it lasts stays');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger sessions_only_end before insert or update on public.sessions
for each row execute function public.session_only_ends();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
