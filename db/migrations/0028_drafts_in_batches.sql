-- A batch of drafts asks the same of each row: what is asked stays as it was, and is answered sooner.
-- Who acts in this transaction, looked up each time: a session or token that was revoked meanwhile acts no longer.
create or replace function public.acting(out person uuid, out machine text)
language plpgsql stable security definer set search_path = '' as $$
declare begun public.requests;
begin
  select * into begun from public.requests r
  where r.pid = pg_backend_pid() and r.xid = pg_current_xact_id_if_assigned();
  machine := begun.machine;
  if begun.session_id is not null then person := public.person_of(begun.session_id);
  elsif begun.token_id is not null then machine := public.machine_of(begun.token_id);
  end if;
end $$;
--> statement-breakpoint
-- What an event says, in one order of its parts: the order that jsonb keeps, written out, so that a long document need
-- not be taken apart and put together for it.
create or replace function public.text_of(e public.events) returns text
language sql immutable set search_path = '' as $$
  select '{"at": "' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    || '", "id": "' || e.aggregate_id::text || '", "seq": ' || e.seq::text || ', "data": ' || e.data::text
    || ', "role": ' || to_jsonb(e.role)::text || ', "type": ' || to_jsonb(e.type)::text
    || ', "actor": ' || coalesce(to_jsonb(e.actor_id)::text, 'null') || ', "channel": ' || to_jsonb(e.channel)::text
    || ', "machine": ' || coalesce(to_jsonb(e.machine)::text, 'null') || ', "subject": ' || to_jsonb(e.subject)::text
    || ', "aggregate": "' || e.aggregate::text || '"}'
$$;
--> statement-breakpoint
-- hash = sha256(text, then the hash before it in hexadecimal); nothing comes before the first of a chain.
create or replace function public.chain_event(e public.events) returns void
language plpgsql set search_path = '' set enable_seqscan = off as $$
declare
  said text := public.text_of(e);
  hash_before text;
begin
  if e.seq <> 1 then
    hash_before := (select c.hash from public.chain c
      where c.aggregate = e.aggregate and c.aggregate_id = e.aggregate_id and c.seq = e.seq - 1);
    if hash_before is null then
      perform public.forbid('chain_has_no_gap', 'the event before this one is not in the chain');
    end if;
  end if;
  insert into public.chain (aggregate, aggregate_id, seq, text, hash) values (e.aggregate, e.aggregate_id, e.seq, said,
    encode(sha256(convert_to(said || coalesce(hash_before, ''), 'UTF8')), 'hex'));
end $$;
--> statement-breakpoint
-- To press a document together costs more than all that is asked of it; what is in the record stays pressed.
alter table public.chain alter column text set storage external;
--> statement-breakpoint
alter table public.drafts alter column document set storage external;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
