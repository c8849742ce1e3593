DROP INDEX "one_live_correction";--> statement-breakpoint
CREATE INDEX "drafts_corrects_number_index" ON "drafts" USING btree ("corrects","number");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_correction" ON "drafts" USING btree ("corrects") WHERE "drafts"."state" in ('draft', 'in_review', 'approved', 'rejected');--> statement-breakpoint
-- What accounting has not booked must still reach it: only what is booked is superseded.
delete from public.moves where what = 'draft' and come_from = 'handed_over' and go_to = 'superseded';
--> statement-breakpoint
create or replace function public.draft_may_begin(new public.drafts) returns void
language plpgsql set search_path = '' as $$
begin
  if new.state <> 'draft' or new.revision <> 1 or new.layer <> '[]'
      or num_nonnulls(new.decided_by, new.base, new.edited_by, new.submitted_by, new.held, new.sha256, new.handed_over,
        new.booked) > 0 then
    perform public.forbid('drafts_begin_undecided', 'a draft begins as its first, undecided revision');
  elsif new.corrects is not null then
    perform public.correction_may_begin(new);
  end if;
end $$;
--> statement-breakpoint
-- Corrections are all of the original: each takes back what is still billed of it.
create function public.correction_may_begin(new public.drafts) returns void
language plpgsql set search_path = '' as $$
declare original record;
begin
  select d.state, d.release_id, d.installation_id, o.number as corrected into original
  from public.drafts d left join public.drafts o on o.id = d.corrects where d.id = new.corrects;
  if original.corrected is not null then
    perform public.refuse('corrections_are_of_originals', 'corrects-another', jsonb_build_object('draft', original.corrected));
  elsif original.state not in ('handed_over', 'booked', 'superseded') then
    perform public.refuse('corrected_is_handed_over', 'wrong-state', jsonb_build_object('is', original.state));
  elsif (original.release_id, original.installation_id) is distinct from (new.release_id, new.installation_id) then
    perform public.forbid('corrects_its_own', 'a correction is of the same release and installation');
  end if;
  if new.instead then perform public.minor_is_billed_once(new); end if;
end $$;
--> statement-breakpoint
-- A draft was taken back whole when accounting has a correction that bills nothing anew, and all come to nothing.
create function public.is_taken_back(original public.drafts) returns boolean
language sql stable set search_path = '' as $$
  select coalesce((
    select not c.instead and c.state in ('handed_over', 'booked', 'superseded') and original.net + (
      select sum(h.net) from public.drafts h
      where h.corrects = original.id and h.state in ('handed_over', 'booked', 'superseded')) = 0
    from public.drafts c where c.corrects = original.id and c.state not in ('rejected', 'cancelled')
    order by c.number desc limit 1), false)
$$;
--> statement-breakpoint
create or replace function public.minor_is_billed_once(draft public.drafts) returns void
language plpgsql set search_path = '' as $$
declare other record;
begin
  select b.version, d.number into other from public.drafts d
  join public.releases b on b.id = d.release_id join public.releases r on r.id = draft.release_id
  where d.installation_id = draft.installation_id and d.release_id <> draft.release_id and d.corrects is null
    and d.state not in ('rejected', 'cancelled') and not public.is_taken_back(d)
    and split_part(b.version, '.', 1) = split_part(r.version, '.', 1)
    and split_part(b.version, '.', 2) = split_part(r.version, '.', 2)
  order by d.number desc limit 1;
  if other.version is not null then
    perform public.refuse('minor_is_billed_once', 'billed-since',
      jsonb_build_object('release', other.version, 'number', other.number));
  end if;
end $$;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
