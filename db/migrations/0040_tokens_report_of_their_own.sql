-- Facts are reported by the token of that installation. One from before it was issued for one reports no more.
create or replace function public.token_keeps_to_scopes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.requests r join public.api_tokens t on t.id = r.token_id
    join public.scope_events s on s.scope = any (t.scopes)
    where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned()
      and s.aggregate = new.aggregate and s.type = new.type
      and (s.aggregate <> 'installation' or t.installation_id = new.aggregate_id)) then
    perform public.forbid('tokens_keep_to_scopes', 'no scope of this token covers the event');
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Issued ahead of the clock, a token would last for longer than a year.
create function public.token_begins() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.issued_at > clock_timestamp() + interval '5 minutes' then
    perform public.forbid('tokens_begin_now', 'a token is not issued ahead of the clock');
  elsif new.installation_id is null and 'installations:write' = any (new.scopes::text[]) then
    perform public.refuse('tokens_report_for_an_installation', 'installation-reports-facts');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger api_tokens_begin before insert on public.api_tokens
for each row execute function public.token_begins();
--> statement-breakpoint
-- When the transaction ends, a token is what its event says, and none is ever gone.
create or replace function public.token_is_recorded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  said jsonb := (select e.data from public.recorded_now('api_token', coalesce(new.id, old.id)) e
    where e.type = case tg_op when 'INSERT' then 'tokenIssued' else 'tokenRevoked' end);
begin
  if said is null or tg_op = 'DELETE' or tg_op = 'INSERT' and (said ->> 'name', said ->> 'hash', said ->> 'prefix',
      said ->> 'partnerId', said ->> 'installationId', (said ->> 'expiresAt')::timestamptz,
      public.sorted_list(said -> 'scopes'))
    is distinct from (new.name, new.hash, new.prefix, new.partner_id::text, new.installation_id::text, new.expires_at,
      public.sorted_list(to_jsonb(new.scopes))) then
    perform public.forbid('api_tokens_are_recorded', 'no event of this transaction says this of the token');
  end if;
  return null;
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
