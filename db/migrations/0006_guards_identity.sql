-- Who acts is what a transaction began with: a session or a machine, looked up here and never taken from a setting.
insert into public.machines (id, name)
select gen_random_uuid(), name from unnest(array['scheduler', 'deploy-target', 'health-check', 'seed']) name;
--> statement-breakpoint
-- One row per backend: it says which transaction of it acts for whom. Worth nothing after a crash, hence unlogged.
create unlogged table public.requests (
  pid integer primary key,
  xid xid8 not null,
  session_id uuid,
  machine text,
  constraint somebody_acts check (num_nonnulls(session_id, machine) = 1)
) with (fillfactor = 50);
--> statement-breakpoint
-- Says no by the code that the same rule has in the application, with the facts its sentence needs.
create function public.refuse(guard text, code text, facts jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'RC001', message = code, detail = facts::text, constraint = guard;
end $$;
--> statement-breakpoint
-- Says no to what no command of the application asks for.
create function public.forbid(guard text, why text) returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'RC002', message = why, constraint = guard;
end $$;
--> statement-breakpoint
-- The person of a session that counts at this moment by the clock of the database; lib/auth/lifetime.ts has the same figures.
create function public.person_of(session uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select p.id from public.sessions s join public.people p on p.id = s.person_id
  where s.id = session and p.active and s.revoked_at is null
    and s.ends_at > clock_timestamp() and s.seen_at > clock_timestamp() - interval '30 minutes'
$$;
--> statement-breakpoint
create function public.begin_request(kind text, credential uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  machine_name text := (select m.name from public.machines m where kind = 'machine' and m.id = credential);
  session uuid := case kind when 'person' then credential end;
  known public.requests;
begin
  if kind = 'person' and public.person_of(session) is null then
    raise exception using errcode = 'RC003', message = 'signed-out', constraint = 'session_is_live';
  elsif session is null and machine_name is null then
    perform public.forbid('machine_is_known', 'no machine has this id');
  end if;
  select * into known from public.requests where pid = pg_backend_pid();
  if known.xid = pg_current_xact_id() then
    perform public.forbid('one_acts_per_transaction', 'this transaction acts for somebody already');
  elsif known.pid is null then
    perform public.forget_requests();
    insert into public.requests values (pg_backend_pid(), pg_current_xact_id(), session, machine_name);
  else
    update public.requests set xid = pg_current_xact_id(), session_id = session, machine = machine_name
    where pid = pg_backend_pid();
  end if;
end $$;
--> statement-breakpoint
-- Rows of backends that are gone, so that there are never many more than connections. Two that tidy do not wait for each other.
create function public.forget_requests() returns void
language sql security definer set search_path = '' as $$
  delete from public.requests where pid in (
    select r.pid from public.requests r
    where not exists (select from pg_catalog.pg_stat_activity a where a.pid = r.pid)
    for update skip locked)
$$;
--> statement-breakpoint
-- Who acts in this transaction, looked up each time: a session that was revoked meanwhile acts no longer.
create function public.acting(out person uuid, out machine text)
language sql stable security definer set search_path = '' as $$
  select public.person_of(r.session_id), r.machine from public.requests r
  where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned()
$$;
--> statement-breakpoint
create function public.must_act(guard text, out person uuid, out machine text)
language plpgsql stable security definer set search_path = '' as $$
begin
  select a.person, a.machine into person, machine from public.acting() a;
  if person is not null or machine is not null then return; end if;
  if exists (select from public.requests r
      where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned()) then
    raise exception using errcode = 'RC003', message = 'signed-out', constraint = 'session_is_live';
  end if;
  perform public.forbid(guard, 'nobody acts in this transaction');
end $$;
--> statement-breakpoint
create function public.event_is_by_who_acts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('event_is_by_who_acts');
  if new.actor_id is distinct from who.person or new.machine is distinct from who.machine then
    perform public.forbid('event_is_by_who_acts', 'an event names another actor than who acts');
  elsif who.machine is not null and new.role <> 'system' then
    perform public.forbid('machines_are_system', 'a machine holds no role');
  elsif who.person is not null and not public.holds(who.person, new.role) then
    perform public.refuse('role_is_held', 'wrong-role', jsonb_build_object('needs', array[new.role]));
  elsif new.seq is distinct from 1 + public.last_seq(new.aggregate::text, new.aggregate_id) then
    perform public.forbid('events_have_no_gap', 'events of one thing are numbered without a gap');
  end if;
  new.xid := pg_current_xact_id();
  return new;
end $$;
--> statement-breakpoint
create function public.holds(person uuid, role_name text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.person_roles r join public.people p on p.id = r.person_id
    where r.person_id = person and r.role::text = role_name and p.active)
$$;
--> statement-breakpoint
-- Volatile, so that it sees the events which the same statement wrote before.
create function public.last_seq(of text, thing uuid) returns integer
language plpgsql volatile security definer set search_path = '' as $$
begin
  return coalesce((select e.seq from public.events e
    where e.aggregate = of::public.aggregate and e.aggregate_id = thing order by e.seq desc limit 1), 0);
end $$;
--> statement-breakpoint
create trigger events_are_by_who_acts before insert on public.events
for each row execute function public.event_is_by_who_acts();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
--> statement-breakpoint
alter function public.refuse_change() set search_path = '';
