DELETE FROM "draft_drifts";--> statement-breakpoint
ALTER TABLE "draft_drifts" ADD COLUMN "horizon" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_drifts" DROP COLUMN "event";