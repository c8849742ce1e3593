-- Who had a hand in a version is known by who wrote in its record, whatever the event is called: only the one that
-- publishes it now is no hand in it. And what changes a draft is never recorded as its publication.
create or replace function public.book_is_written(old public.price_books, new public.price_books, person uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare rival text;
begin
  if new.state = 'retired' then
    perform public.refuse('published_books_stay', 'wrong-state', '{"is": "draft"}');
  elsif new.state = 'draft' then
    if num_nonnulls(new.published_by, new.published_at, new.retired_by, new.retired_at) > 0 then
      perform public.forbid('books_are_published_once', 'a draft names nobody who published it');
    elsif not exists (select from public.recorded_now('price_book', new.id) e where e.type <> 'bookPublished') then
      perform public.forbid('books_change_by_their_events', 'no event of this transaction edits the draft');
    end if;
    return;
  end if;
  if (new.rules, new.valid_from, new.valid_to) is distinct from (old.rules, old.valid_from, old.valid_to) then
    perform public.forbid('books_are_published_as_written', 'what is published is what was written');
  elsif new.published_by is distinct from person or new.published_at is null then
    perform public.forbid('publisher_is_who_acts', 'published_by names another than who acts');
  elsif new.added_by = person or exists (select from public.events e where e.aggregate = 'price_book'
      and e.aggregate_id = new.id and e.actor_id = person and not (e.type = 'bookPublished'
        and e.xid = pg_current_xact_id() and e.seq = public.last_seq('price_book', new.id))) then
    perform public.refuse('publisher_had_no_hand_in_it', 'edited-by-you');
  end if;
  perform pg_advisory_xact_lock(hashtext('price books'));
  rival := public.book_in_the_way(new);
  if rival is not null then
    perform public.refuse('one_book_a_day', 'overlaps', jsonb_build_object('with', rival));
  end if;
end $$;
--> statement-breakpoint
-- Somebody is added by the first event of their record: a later one would give roles past the guard of their changes.
create function public.person_is_added_once() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform public.forbid('people_are_added_once', 'who is there already is not added again');
  return null;
end $$;
--> statement-breakpoint
create trigger people_are_added_once before insert on public.events
for each row when (new.aggregate = 'person' and new.type = 'personAdded' and new.seq <> 1)
execute function public.person_is_added_once();
--> statement-breakpoint
revoke execute on all functions in schema public from public;
