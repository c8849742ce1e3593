ALTER TYPE "public"."aggregate" ADD VALUE 'customer';--> statement-breakpoint
ALTER TABLE "freezes" DROP CONSTRAINT "freeze_ends_after_start";--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "contact" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "installations" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "installations" ADD COLUMN "retire_reason" text;--> statement-breakpoint
ALTER TABLE "freezes" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "freezes" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "freezes" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freezes" ADD CONSTRAINT "freeze_ends_after_start" CHECK ("freezes"."ends_at" > "freezes"."starts_at" or "freezes"."ended_at" is not null);