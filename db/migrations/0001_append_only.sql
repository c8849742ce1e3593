-- The record and the votes are only ever added to, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: rows are only ever added', tg_op, tg_table_name using errcode = '42501';
end $$;
--> statement-breakpoint
create trigger events_are_kept before update or delete on events for each row execute function refuse_change();
--> statement-breakpoint
create trigger events_stay before truncate on events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger sign_offs_are_kept before update or delete on sign_offs for each row execute function refuse_change();
--> statement-breakpoint
create trigger sign_offs_stay before truncate on sign_offs for each statement execute function refuse_change();
