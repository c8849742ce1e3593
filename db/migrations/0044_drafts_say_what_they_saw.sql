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
