-- Tokens are issued and taken back by admins, on the record. Nothing else of one changes but when it was last used.
insert into public.scope_events (scope, aggregate, type) values ('test-runs:write', 'release', 'testRunRecorded');
--> statement-breakpoint
alter table public.requests add column token_id uuid, drop constraint somebody_acts,
  add constraint somebody_acts check (num_nonnulls(session_id, machine, token_id) = 1);
--> statement-breakpoint
-- How the record names a token that counts at this moment by the clock of the database; null for any other.
create function public.machine_of(token uuid) returns text
language sql stable security definer set search_path = '' as $$
  select 'token:' || t.name from public.api_tokens t
  where t.id = token and t.revoked_at is null and t.expires_at > clock_timestamp()
$$;
--> statement-breakpoint
create or replace function public.begin_request(kind text, credential uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  machine_name text := (select m.name from public.machines m where kind = 'machine' and m.id = credential);
  session uuid := case kind when 'person' then credential end;
  token uuid := case kind when 'token' then credential end;
  known public.requests;
begin
  if kind = 'person' and public.person_of(session) is null then
    raise exception using errcode = 'RC003', message = 'signed-out', constraint = 'session_is_live';
  elsif kind = 'token' and public.machine_of(token) is null then
    raise exception using errcode = 'RC003', message = 'signed-out', constraint = 'token_is_live';
  elsif session is null and token is null and machine_name is null then
    perform public.forbid('machine_is_known', 'no machine has this id');
  end if;
  select * into known from public.requests where pid = pg_backend_pid();
  if known.xid = pg_current_xact_id() then
    perform public.forbid('one_acts_per_transaction', 'this transaction acts for somebody already');
  elsif known.pid is null then
    perform public.forget_requests();
    insert into public.requests (pid, xid, session_id, machine, token_id)
    values (pg_backend_pid(), pg_current_xact_id(), session, machine_name, token);
  else
    update public.requests
    set xid = pg_current_xact_id(), session_id = session, machine = machine_name, token_id = token
    where pid = pg_backend_pid();
  end if;
end $$;
--> statement-breakpoint
-- Who acts in this transaction, looked up each time: a session or token that was revoked meanwhile acts no longer.
create or replace function public.acting(out person uuid, out machine text)
language sql stable security definer set search_path = '' as $$
  select public.person_of(r.session_id), coalesce(r.machine, public.machine_of(r.token_id)) from public.requests r
  where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned()
$$;
--> statement-breakpoint
create or replace function public.must_act(guard text, out person uuid, out machine text)
language plpgsql stable security definer set search_path = '' as $$
declare begun public.requests;
begin
  select a.person, a.machine into person, machine from public.acting() a;
  if person is not null or machine is not null then return; end if;
  select * into begun from public.requests r
  where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned();
  if begun.pid is not null then
    raise exception using errcode = 'RC003', message = 'signed-out',
      constraint = case when begun.token_id is null then 'session_is_live' else 'token_is_live' end;
  end if;
  perform public.forbid(guard, 'nobody acts in this transaction');
end $$;
--> statement-breakpoint
create function public.token_keeps_to_scopes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.requests r join public.api_tokens t on t.id = r.token_id
    join public.scope_events s on s.scope = any (t.scopes)
    where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned()
      and s.aggregate = new.aggregate and s.type = new.type) then
    perform public.forbid('tokens_keep_to_scopes', 'no scope of this token covers the event');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger events_keep_to_scopes before insert on public.events
for each row when (new.machine like 'token:%') execute function public.token_keeps_to_scopes();
--> statement-breakpoint
create function public.tokens_are_managed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.actor_id is null then
    perform public.forbid('tokens_are_issued_by_people', 'no machine issues or revokes a token');
  elsif new.role <> 'admin' then
    perform public.refuse('tokens_are_managed_by_admins', 'wrong-role', '{"needs": ["admin"]}');
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Compared as text: the value was added to its type in this very transaction.
create trigger tokens_are_managed before insert on public.events
for each row when (new.aggregate::text = 'api_token') execute function public.tokens_are_managed();
--> statement-breakpoint
create trigger api_tokens_are_by_who_acts before insert on public.api_tokens
for each row execute function public.names_who_acts('issued_by');
--> statement-breakpoint
create trigger api_tokens_end_by_who_acts before update of revoked_at, revoked_by on public.api_tokens
for each row execute function public.names_who_acts('revoked_by');
--> statement-breakpoint
create function public.token_only_ends() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  changing text[] := array['last_used_at', 'revoked_at', 'revoked_by'];
begin
  if to_jsonb(new) - changing <> to_jsonb(old) - changing
      or coalesce(new.last_used_at < old.last_used_at, new.last_used_at is null and old.last_used_at is not null) then
    perform public.forbid('tokens_are_kept', 'a token stays as it was issued, and is used later and later');
  elsif old.revoked_at is not null
      and (new.revoked_at, new.revoked_by) is distinct from (old.revoked_at, old.revoked_by) then
    perform public.refuse('tokens_end_once', 'over');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger api_tokens_only_end before update on public.api_tokens
for each row execute function public.token_only_ends();
--> statement-breakpoint
-- When the transaction ends, a token is what its event says, and none is ever gone.
create function public.token_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  said jsonb := (select e.data from public.recorded_now('api_token', new.id) e
    where e.type = case tg_op when 'INSERT' then 'tokenIssued' else 'tokenRevoked' end);
begin
  if said is null or tg_op = 'INSERT' and (said ->> 'name', said ->> 'hash', said ->> 'prefix',
      (said ->> 'expiresAt')::timestamptz, public.sorted_list(said -> 'scopes'))
    is distinct from (new.name, new.hash, new.prefix, new.expires_at, public.sorted_list(to_jsonb(new.scopes))) then
    perform public.forbid('api_tokens_are_recorded', 'no event of this transaction says this of the token');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger api_tokens_are_recorded after insert or delete or update of revoked_at, revoked_by
on public.api_tokens deferrable initially deferred for each row execute function public.token_is_recorded();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
