-- The hash of a link, as the chain has it: sha256 of the event's text, followed by the hash before it in hexadecimal.
create function public.hash_of(e public.events, hash_before text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return encode(sha256(convert_to(public.text_of(e) || coalesce(hash_before, ''), 'UTF8')), 'hex');
end $$;
--> statement-breakpoint
create or replace function public.chain_event(e public.events) returns void
language plpgsql set search_path = '' set enable_seqscan = off as $$
declare hash_before text;
begin
  if e.seq <> 1 then
    hash_before := (select c.hash from public.chain c
      where c.aggregate = e.aggregate and c.aggregate_id = e.aggregate_id and c.seq = e.seq - 1);
    if hash_before is null then
      perform public.forbid('chain_has_no_gap', 'the event before this one is not in the chain');
    end if;
  end if;
  insert into public.chain (aggregate, aggregate_id, seq, hash)
  values (e.aggregate, e.aggregate_id, e.seq, public.hash_of(e, hash_before));
end $$;
--> statement-breakpoint
-- The next hashes that no checkpoint has, in the order of their chains, and whether their events still come to them. To
-- send out what ten thousand events say, for a hash that the same database answers for, kept a core busy for seconds.
-- Whoever asks holds the lock until the commit.
drop function public.not_signed(integer);
--> statement-breakpoint
create function public.not_signed(most integer)
returns table (number integer, aggregate text, id uuid, seq integer, hash text, whole boolean)
language plpgsql security definer set search_path = ''
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_memoize = off as $$
begin
  perform pg_advisory_xact_lock(7304417120);
  return query
    with next as materialized (
      select c.aggregate, c.aggregate_id, c.seq, c.hash from public.chain c
      where c.checkpoint is null order by c.aggregate, c.aggregate_id, c.seq limit most)
    select 1 + coalesce((select max(p.number) from public.checkpoints p), 0), n.aggregate::text, n.aggregate_id, n.seq,
      n.hash, coalesce(public.hash_of(e, b.hash) = n.hash, false)
    from next n
    left join public.events e on e.aggregate = n.aggregate and e.aggregate_id = n.aggregate_id and e.seq = n.seq
    left join public.chain b on b.aggregate = n.aggregate and b.aggregate_id = n.aggregate_id and b.seq = n.seq - 1
    order by n.aggregate, n.aggregate_id, n.seq;
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
