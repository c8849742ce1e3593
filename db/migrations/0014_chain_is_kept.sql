-- What an event says, in one order of its parts: the text that is hashed, and kept beside its hash.
create function public.text_of(e public.events) returns text
language sql immutable set search_path = '' as $$
  select jsonb_build_object('aggregate', e.aggregate, 'id', e.aggregate_id, 'seq', e.seq, 'subject', e.subject,
    'actor', e.actor_id, 'machine', e.machine, 'role', e.role, 'channel', e.channel, 'type', e.type, 'data', e.data,
    'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text
$$;
--> statement-breakpoint
-- hash = sha256(text, then the hash before it in hexadecimal); nothing comes before the first of a chain.
create function public.chain_event(e public.events) returns void
language plpgsql set search_path = '' as $$
declare
  said text := public.text_of(e);
  hash_before text := (select c.hash from public.chain c
    where c.aggregate = e.aggregate and c.aggregate_id = e.aggregate_id and c.seq = e.seq - 1);
begin
  if (hash_before is null) <> (e.seq = 1) then
    perform public.forbid('chain_has_no_gap', 'the event before this one is not in the chain');
  end if;
  insert into public.chain (aggregate, aggregate_id, seq, text, hash) values (e.aggregate, e.aggregate_id, e.seq, said,
    encode(sha256(convert_to(said || coalesce(hash_before, ''), 'UTF8')), 'hex'));
end $$;
--> statement-breakpoint
create function public.chain_new_event() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform public.chain_event(new);
  return null;
end $$;
--> statement-breakpoint
-- At the end of the transaction: a chain is then held up by nothing that the transaction still waits for.
create constraint trigger events_are_chained after insert on public.events
deferrable initially deferred for each row execute function public.chain_new_event();
--> statement-breakpoint
create function public.only_signed_once() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.checkpoint is null
    and (new.aggregate, new.aggregate_id, new.seq, new.text, new.hash)
      = (old.aggregate, old.aggregate_id, old.seq, old.text, old.hash) then return new; end if;
  perform public.forbid('chain_is_kept', 'what is in the chain stays as it is');
end $$;
--> statement-breakpoint
create trigger chain_is_kept before update or delete on public.chain
for each row execute function public.only_signed_once();
--> statement-breakpoint
create trigger chain_stays before truncate on public.chain
for each statement execute function public.refuse_change();
--> statement-breakpoint
create function public.checkpoint_only_delivered() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and (new.number, new.at, new.events, new.text, new.signature)
    = (old.number, old.at, old.events, old.text, old.signature) then return new; end if;
  perform public.forbid('checkpoints_are_kept', 'a checkpoint stays as it was signed');
end $$;
--> statement-breakpoint
create trigger checkpoints_are_kept before update or delete on public.checkpoints
for each row execute function public.checkpoint_only_delivered();
--> statement-breakpoint
create trigger checkpoints_stay before truncate on public.checkpoints
for each statement execute function public.refuse_change();
--> statement-breakpoint
-- The next hashes that no checkpoint has, in the order of their chains. Whoever asks holds the lock until the commit.
create function public.not_signed(most integer)
returns table (number integer, aggregate text, id uuid, seq integer, said text, hash text, hash_before text)
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(7304417120);
  return query
    select 1 + coalesce((select max(p.number) from public.checkpoints p), 0), c.aggregate::text, c.aggregate_id, c.seq,
      c.text, c.hash, b.hash
    from public.chain c left join public.chain b
      on b.aggregate = c.aggregate and b.aggregate_id = c.aggregate_id and b.seq = c.seq - 1
    where c.checkpoint is null order by c.aggregate, c.aggregate_id, c.seq limit most;
end $$;
--> statement-breakpoint
-- Keeps a signed checkpoint and marks the hashes it lists.
create function public.keep_checkpoint(signed_text text, signature text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  signed jsonb := signed_text::jsonb;
begin
  insert into public.checkpoints (number, at, events, text, signature) values ((signed ->> 'number')::integer,
    (signed ->> 'at')::timestamptz, jsonb_array_length(signed -> 'events'), signed_text, signature);
  update public.chain c set checkpoint = (signed ->> 'number')::integer
  from jsonb_array_elements(signed -> 'events') e
  where c.aggregate = (e ->> 0)::public.aggregate and c.aggregate_id = (e ->> 1)::uuid and c.seq = (e ->> 2)::integer
    and c.hash = e ->> 3 and c.checkpoint is null;
end $$;
--> statement-breakpoint
-- What was recorded before there was a chain.
select public.chain_event(e) from (select * from public.events order by aggregate, aggregate_id, seq) e;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
