-- A version of a price book, and the lines that were drafted by it, stay as they were written down.
create trigger price_books_are_kept before update or delete on price_books for each row execute function refuse_change();
--> statement-breakpoint
create trigger price_books_stay before truncate on price_books for each statement execute function refuse_change();
--> statement-breakpoint
create trigger draft_lines_are_kept before update or delete on draft_lines for each row execute function refuse_change();
