CREATE TYPE "public"."role" AS ENUM('product', 'qa', 'devops', 'sales', 'admin', 'viewer');--> statement-breakpoint
CREATE TYPE "public"."aggregate" AS ENUM('release', 'freeze', 'person', 'installation', 'draft');--> statement-breakpoint
CREATE TYPE "public"."change_kind" AS ENUM('feature', 'fix', 'performance', 'security', 'docs', 'refactor', 'test', 'build', 'chore', 'revert', 'other');--> statement-breakpoint
CREATE TYPE "public"."gate" AS ENUM('qa', 'readiness', 'plan');--> statement-breakpoint
CREATE TYPE "public"."release_kind" AS ENUM('major', 'minor', 'patch', 'hotfix', 'security');--> statement-breakpoint
CREATE TYPE "public"."release_stage" AS ENUM('merge-qa', 'readiness', 'tracks', 'closed', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."track_type" AS ENUM('serverless', 'self_hosted', 'sovereign');--> statement-breakpoint
CREATE TYPE "public"."vote" AS ENUM('approve', 'reject', 'request_changes', 'void');--> statement-breakpoint
CREATE TYPE "public"."test_verdict" AS ENUM('passed', 'failed', 'empty');--> statement-breakpoint
CREATE TYPE "public"."deployment_state" AS ENUM('requested', 'called', 'succeeded', 'failed', 'unknown', 'confirmed');--> statement-breakpoint
CREATE TYPE "public"."rollout_outcome" AS ENUM('pending', 'installed', 'postponed', 'declined', 'failed');--> statement-breakpoint
CREATE TYPE "public"."track_end" AS ENUM('closed', 'rolled_back');--> statement-breakpoint
CREATE TYPE "public"."track_stage" AS ENUM('scheduling', 'deployment', 'monitoring', 'closed');--> statement-breakpoint
CREATE TYPE "public"."verdict" AS ENUM('healthy', 'degraded', 'failing', 'inconclusive', 'no_data');--> statement-breakpoint
CREATE TYPE "public"."infrastructure" AS ENUM('vm', 'kubernetes', 'bare_metal', 'air_gapped');--> statement-breakpoint
CREATE TYPE "public"."operator" AS ENUM('vendor', 'partner', 'customer');--> statement-breakpoint
CREATE TYPE "public"."sale" AS ENUM('direct', 'resale', 'referral');--> statement-breakpoint
CREATE TYPE "public"."draft_state" AS ENUM('blocked', 'draft', 'in_review', 'approved', 'handed_over', 'booked', 'rejected', 'cancelled', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."ledger_state" AS ENUM('drafted', 'not_billable', 'blocked');--> statement-breakpoint
CREATE TABLE "git_identities" (
	"identity" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"zone" text DEFAULT 'Europe/Paris' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"person_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	CONSTRAINT "person_roles_person_id_role_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"aggregate" "aggregate" NOT NULL,
	"aggregate_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"subject" text NOT NULL,
	"actor_id" uuid,
	"machine" text,
	"role" text NOT NULL,
	"channel" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_aggregate_aggregateId_seq_unique" UNIQUE("aggregate","aggregate_id","seq")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"release_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"sha" text,
	"committed_at" text,
	"author_name" text,
	"author_email" text,
	"subject" text NOT NULL,
	"kind" "change_kind" NOT NULL,
	"scope" text,
	"breaking" boolean NOT NULL,
	"pull_request" integer,
	CONSTRAINT "changes_release_id_key_pk" PRIMARY KEY("release_id","key")
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"release_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"state" text,
	"evidence" text,
	"reason" text,
	"compensation" text,
	"expires_at" timestamp with time zone,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "criteria_release_id_key_pk" PRIMARY KEY("release_id","key")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"kind" "release_kind" NOT NULL,
	"title" text NOT NULL,
	"notes" text NOT NULL,
	"template" integer NOT NULL,
	"stage" "release_stage" NOT NULL,
	"stage_since" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"commit" text,
	"frozen_by" uuid,
	"frozen_at" timestamp with time zone,
	"ready_at" timestamp with time zone,
	"opened_by" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "releases_version_unique" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_offs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"release_id" uuid NOT NULL,
	"gate" "gate" NOT NULL,
	"track" "track_type",
	"revision" integer NOT NULL,
	"decision" "vote" NOT NULL,
	"person_id" uuid,
	"role" "role",
	"reason" text,
	"digest" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "test_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "test_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"release_id" uuid NOT NULL,
	"suite" text NOT NULL,
	"commit" text NOT NULL,
	"passed" integer NOT NULL,
	"failed" integer NOT NULL,
	"errored" integer NOT NULL,
	"skipped" integer NOT NULL,
	"flaky" integer NOT NULL,
	"verdict" "test_verdict" NOT NULL,
	"failures" jsonb NOT NULL,
	"recorded_by" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"release_id" uuid NOT NULL,
	"track" "track_type" NOT NULL,
	"attempt" integer NOT NULL,
	"version" text NOT NULL,
	"state" "deployment_state" NOT NULL,
	"token_hash" text,
	"detail" text,
	"requested_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "deployments_release_id_track_attempt_pk" PRIMARY KEY("release_id","track","attempt"),
	CONSTRAINT "deployments_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "health_checks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "health_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"release_id" uuid NOT NULL,
	"track" "track_type" NOT NULL,
	"url" text NOT NULL,
	"verdict" "verdict" NOT NULL,
	"status" integer,
	"milliseconds" integer,
	"detail" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"release_id" uuid NOT NULL,
	"incident" integer NOT NULL,
	"track" "track_type" NOT NULL,
	"severity" integer NOT NULL,
	"summary" text NOT NULL,
	"reported_by" uuid,
	"reported_at" timestamp with time zone NOT NULL,
	"resolution" text,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "incidents_release_id_incident_pk" PRIMARY KEY("release_id","incident")
);
--> statement-breakpoint
CREATE TABLE "rollouts" (
	"release_id" uuid NOT NULL,
	"installation_id" uuid NOT NULL,
	"track" "track_type" NOT NULL,
	"from_version" text,
	"outcome" "rollout_outcome" NOT NULL,
	"reason" text,
	"recorded_by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rollouts_release_id_installation_id_pk" PRIMARY KEY("release_id","installation_id")
);
--> statement-breakpoint
CREATE TABLE "tracks" (
	"release_id" uuid NOT NULL,
	"type" "track_type" NOT NULL,
	"stage" "track_stage" DEFAULT 'scheduling' NOT NULL,
	"stage_since" timestamp with time zone NOT NULL,
	"zone" text,
	"start_local" text,
	"expires_local" text,
	"starts_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"monitor_hours" integer,
	"owner_id" uuid,
	"planned_by" uuid,
	"expired" boolean DEFAULT false NOT NULL,
	"held" text,
	"started_at" timestamp with time zone,
	"available_at" timestamp with time zone,
	"monitor_until" timestamp with time zone,
	"verdict" "verdict" DEFAULT 'no_data' NOT NULL,
	"end" "track_end",
	"end_reason" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "tracks_release_id_type_pk" PRIMARY KEY("release_id","type")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"partner" boolean DEFAULT false NOT NULL,
	"country" text NOT NULL,
	"vat_id" text,
	"registration" text,
	CONSTRAINT "customers_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "installations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"partner_id" uuid,
	"type" "track_type" NOT NULL,
	"infrastructure" "infrastructure" NOT NULL,
	"nodes" integer NOT NULL,
	"environments" integer NOT NULL,
	"region" text NOT NULL,
	"operator" "operator" NOT NULL,
	"sale" "sale" NOT NULL,
	"version" text,
	"health_url" text,
	"facts_source" text NOT NULL,
	"facts_at" timestamp with time zone NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "installations_customerId_name_unique" UNIQUE("customer_id","name")
);
--> statement-breakpoint
CREATE TABLE "freezes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tracks" "track_type"[] NOT NULL,
	"reason" text NOT NULL,
	"zone" text NOT NULL,
	"start_local" text NOT NULL,
	"end_local" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"added_by" uuid,
	CONSTRAINT "freeze_ends_after_start" CHECK ("freezes"."ends_at" > "freezes"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "draft_lines" (
	"draft_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"quantity" numeric(19, 4) NOT NULL,
	"price" numeric(19, 6) NOT NULL,
	"amount" numeric(19, 2) NOT NULL,
	"explanation" jsonb NOT NULL,
	CONSTRAINT "draft_lines_draft_id_position_pk" PRIMARY KEY("draft_id","position")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "drafts_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"release_id" uuid NOT NULL,
	"installation_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"state" "draft_state" NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"currency" text NOT NULL,
	"net" numeric(19, 2) NOT NULL,
	"vat" numeric(19, 2) NOT NULL,
	"gross" numeric(19, 2) NOT NULL,
	"document" jsonb NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"reason" text,
	CONSTRAINT "drafts_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"release_id" uuid NOT NULL,
	"installation_id" uuid NOT NULL,
	"state" "ledger_state" NOT NULL,
	"why" text,
	"draft_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_release_id_installation_id_pk" PRIMARY KEY("release_id","installation_id")
);
--> statement-breakpoint
CREATE TABLE "price_books" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"currency" text NOT NULL,
	"version" integer NOT NULL,
	"valid_from" text NOT NULL,
	"valid_to" text,
	"rules" jsonb NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "price_books_code_version_unique" UNIQUE("code","version")
);
--> statement-breakpoint
ALTER TABLE "git_identities" ADD CONSTRAINT "git_identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_frozen_by_people_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_checks" ADD CONSTRAINT "health_checks_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_resolved_by_people_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_installation_id_installations_id_fk" FOREIGN KEY ("installation_id") REFERENCES "public"."installations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_planned_by_people_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "installations" ADD CONSTRAINT "installations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "installations" ADD CONSTRAINT "installations_partner_id_customers_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_lines" ADD CONSTRAINT "draft_lines_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_installation_id_installations_id_fk" FOREIGN KEY ("installation_id") REFERENCES "public"."installations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_buyer_id_customers_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_installation_id_installations_id_fk" FOREIGN KEY ("installation_id") REFERENCES "public"."installations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "git_identities_person_id_index" ON "git_identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_person_id_index" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "events_at_index" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "releases_stage_opened_at_index" ON "releases" USING btree ("stage","opened_at");--> statement-breakpoint
CREATE INDEX "sign_offs_release_id_gate_id_index" ON "sign_offs" USING btree ("release_id","gate","id");--> statement-breakpoint
CREATE INDEX "test_runs_release_id_id_index" ON "test_runs" USING btree ("release_id","id");--> statement-breakpoint
CREATE INDEX "deployments_state_index" ON "deployments" USING btree ("state");--> statement-breakpoint
CREATE INDEX "health_checks_release_id_track_id_index" ON "health_checks" USING btree ("release_id","track","id");--> statement-breakpoint
CREATE INDEX "rollouts_installation_id_index" ON "rollouts" USING btree ("installation_id");--> statement-breakpoint
CREATE INDEX "tracks_stage_starts_at_index" ON "tracks" USING btree ("stage","starts_at");--> statement-breakpoint
CREATE INDEX "installations_type_index" ON "installations" USING btree ("type");--> statement-breakpoint
CREATE INDEX "installations_partner_id_index" ON "installations" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "freezes_ends_at_index" ON "freezes" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_draft" ON "drafts" USING btree ("release_id","installation_id") WHERE "drafts"."state" not in ('cancelled', 'superseded');--> statement-breakpoint
CREATE INDEX "drafts_state_drafted_at_index" ON "drafts" USING btree ("state","drafted_at");--> statement-breakpoint
CREATE INDEX "drafts_installation_id_index" ON "drafts" USING btree ("installation_id");