CREATE TABLE "draft_deliveries" (
	"draft_id" uuid PRIMARY KEY NOT NULL,
	"problem" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_drifts" (
	"draft_id" uuid PRIMARY KEY NOT NULL,
	"found" jsonb,
	"event" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_runs" (
	"release_id" uuid PRIMARY KEY NOT NULL,
	"total" integer NOT NULL,
	"done" integer NOT NULL,
	"failed" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"finished" boolean NOT NULL
);
--> statement-breakpoint
DROP INDEX "one_live_draft";--> statement-breakpoint
ALTER TABLE "draft_lines" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_lines" DROP CONSTRAINT "draft_lines_draft_id_position_pk";--> statement-breakpoint
ALTER TABLE "draft_lines" ADD CONSTRAINT "draft_lines_draft_id_revision_position_pk" PRIMARY KEY("draft_id","revision","position");--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "base" jsonb;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "layer" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "edited_by" uuid;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "submitted_by" uuid;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "held" text;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "handed_over" jsonb;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "booked" text;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "corrects" uuid;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "instead" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_deliveries" ADD CONSTRAINT "draft_deliveries_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_drifts" ADD CONSTRAINT "draft_drifts_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_runs" ADD CONSTRAINT "draft_runs_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_edited_by_people_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_corrects_drafts_id_fk" FOREIGN KEY ("corrects") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_correction" ON "drafts" USING btree ("corrects") WHERE "drafts"."state" not in ('cancelled', 'superseded');--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_draft" ON "drafts" USING btree ("release_id","installation_id") WHERE "drafts"."state" not in ('cancelled', 'superseded') and "drafts"."corrects" is null;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_booked_unique" UNIQUE("booked");