-- A version of a price book is written as a draft by sales, published by somebody who had no hand in it, and stays.
drop trigger price_books_are_kept on public.price_books;
--> statement-breakpoint
-- What came into being whole, before there were drafts, was published as it was added.
alter table public.price_books disable trigger user;
--> statement-breakpoint
update public.price_books set published_by = added_by, published_at = added_at;
--> statement-breakpoint
alter table public.price_books enable trigger user;
--> statement-breakpoint
create function public.book_keeps_its_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('book_keeps_its_course');
  if who.person is null or not public.holds(who.person, 'sales') then
    perform public.refuse('books_are_written_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or num_nonnulls(new.published_by, new.published_at, new.retired_by, new.retired_at) > 0 then
      perform public.forbid('books_begin_as_drafts', 'a version begins as a draft');
    end if;
    return new;
  elsif tg_op = 'DELETE' then
    if old.state <> 'draft' then
      perform public.refuse('published_books_stay', 'wrong-state', jsonb_build_object('is', old.state));
    end if;
    return old;
  elsif (new.id, new.code, new.currency, new.party, new.version, new.added_by, new.added_at) is distinct from
      (old.id, old.code, old.currency, old.party, old.version, old.added_by, old.added_at) then
    perform public.forbid('books_keep_their_name', 'code, currency, party and version of a book stay');
  elsif old.state = 'draft' then
    perform public.book_is_written(old, new, who.person);
  else
    perform public.book_only_ends(old, new, who.person);
  end if;
  return new;
end $$;
--> statement-breakpoint
create function public.book_is_written(old public.price_books, new public.price_books, person uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare rival text;
begin
  if new.state = 'retired' then
    perform public.refuse('published_books_stay', 'wrong-state', '{"is": "draft"}');
  elsif new.state = 'draft' then
    if num_nonnulls(new.published_by, new.published_at, new.retired_by, new.retired_at) > 0 then
      perform public.forbid('books_are_published_once', 'a draft names nobody who published it');
    end if;
    return;
  end if;
  if (new.rules, new.valid_from, new.valid_to) is distinct from (old.rules, old.valid_from, old.valid_to) then
    perform public.forbid('books_are_published_as_written', 'what is published is what was written');
  elsif new.published_by is distinct from person or new.published_at is null then
    perform public.forbid('publisher_is_who_acts', 'published_by names another than who acts');
  elsif new.added_by = person or exists (select from public.events e where e.aggregate = 'price_book'
      and e.aggregate_id = new.id and e.actor_id = person and e.type <> 'bookPublished') then
    perform public.refuse('publisher_had_no_hand_in_it', 'edited-by-you');
  end if;
  perform pg_advisory_xact_lock(hashtext('price books'));
  rival := public.book_in_the_way(new);
  if rival is not null then
    perform public.refuse('one_book_a_day', 'overlaps', jsonb_build_object('with', rival));
  end if;
end $$;
--> statement-breakpoint
-- As overlapping() in lib/price-books/overlap.ts: another book of its currency and party, in force on one of its days.
create function public.book_in_the_way(book public.price_books) returns text
language sql stable security definer set search_path = '' as $$
  select b.code from public.price_books b
  cross join lateral (select least(b.valid_to, (
      select to_char(min(n.valid_from)::date - 1, 'YYYY-MM-DD') from public.price_books n
      where n.code = b.code and n.version > b.version and n.state <> 'draft')) as last) ends
  where b.code <> book.code and b.currency = book.currency and b.party is not distinct from book.party
    and b.state <> 'draft' and b.valid_from <= coalesce(ends.last, b.valid_from)
    and b.valid_from <= coalesce(book.valid_to, b.valid_from) and book.valid_from <= coalesce(ends.last, book.valid_from)
  order by b.code limit 1
$$;
--> statement-breakpoint
create function public.book_only_ends(old public.price_books, new public.price_books, person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if old.state = 'retired' or new.state <> 'retired' or
      (new.rules, new.valid_from, new.sha256, new.published_by, new.published_at) is distinct from
      (old.rules, old.valid_from, old.sha256, old.published_by, old.published_at) then
    perform public.refuse('published_books_stay', 'wrong-state', jsonb_build_object('is', old.state));
  elsif new.valid_to is null or new.valid_to < new.valid_from or new.valid_to > old.valid_to then
    perform public.refuse('books_end_within_their_days', 'not-valid-then');
  elsif new.retired_by is distinct from person or new.retired_at is null or new.retire_reason is null then
    perform public.forbid('books_are_retired_by_who_acts', 'who retires a book says so, and why');
  end if;
end $$;
--> statement-breakpoint
create trigger price_books_keep_their_course before insert or update or delete on public.price_books
for each row execute function public.book_keeps_its_course();
--> statement-breakpoint
-- A rate is never edited: its correction is the next entry, for the same currencies and day.
create function public.rate_is_entered() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('rate_is_entered');
  if who.person is null or not public.holds(who.person, 'sales') then
    perform public.refuse('rates_are_entered_by_sales', 'wrong-role', '{"needs": ["sales"]}');
  elsif new.entry <> 1 and not exists (select from public.exchange_rates r where r.id = new.id
      and r.entry = new.entry - 1 and r.from_currency = new.from_currency and r.to_currency = new.to_currency
      and r.on_day = new.on_day) then
    perform public.forbid('rates_are_corrected_in_order', 'a correction follows what it corrects');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger exchange_rates_are_entered before insert on public.exchange_rates
for each row execute function public.rate_is_entered();
--> statement-breakpoint
create trigger exchange_rates_are_by_who_acts before insert on public.exchange_rates
for each row execute function public.names_who_acts('entered_by');
--> statement-breakpoint
create trigger exchange_rates_are_kept before update or delete on public.exchange_rates
for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger exchange_rates_stay before truncate on public.exchange_rates
for each statement execute function public.refuse_change();
--> statement-breakpoint
create constraint trigger exchange_rates_are_recorded after insert or update or delete on public.exchange_rates
deferrable initially deferred for each row execute function public.change_is_recorded('exchange_rate', 'id');
--> statement-breakpoint
revoke execute on all functions in schema public from public;
