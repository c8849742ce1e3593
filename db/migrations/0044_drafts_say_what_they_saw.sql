-- What was seen when a draft was made stands with it, instead of in a row that every draft has until it moves.
ALTER TABLE "drafts" ADD COLUMN "horizon" "xid8";
--> statement-breakpoint
-- That there is such a draft is asked with its revision, once for all lines that are written together. A draft stays,
-- and keeps its id.
ALTER TABLE "draft_lines" DROP CONSTRAINT "draft_lines_draft_id_drafts_id_fk";
--> statement-breakpoint
create or replace function public.lines_come_whole() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from (select n.draft_id, n.revision, count(*) as written from new_lines n group by 1, 2) w
    left join public.drafts d on d.id = w.draft_id
    where d.revision is distinct from w.revision or w.written <> (
      select count(*) from public.draft_lines l where l.draft_id = w.draft_id and l.revision = w.revision)) then
    perform public.forbid('lines_come_whole', 'the lines of a revision are written together, with it');
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function public.draft_keeps_its_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who record;
begin
  select * into who from public.must_act('draft_keeps_its_course');
  if (new.id, new.release_id, new.installation_id, new.number, new.drafted_at, new.corrects, new.instead, new.horizon)
      is distinct from
      (old.id, old.release_id, old.installation_id, old.number, old.drafted_at, old.corrects, old.instead, old.horizon) then
    perform public.forbid('drafts_are_kept', 'what a draft is about stays as it was');
  elsif new.state <> old.state then
    perform public.draft_may_move(old, new, who.person, who.machine);
  elsif new.held is distinct from old.held then
    perform public.draft_may_be_held(old, new, who.person);
  else
    perform public.draft_may_be_edited(old, new, who.person);
  end if;
  return new;
end $$;
