CREATE TABLE `cause_cases` (
	`cause_id` text NOT NULL,
	`case_id` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`cause_id`, `case_id`),
	FOREIGN KEY (`cause_id`) REFERENCES `causes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cause_cases_case` ON `cause_cases` (`case_id`);--> statement-breakpoint
CREATE TABLE `causes` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`cause` text NOT NULL,
	`measure` text NOT NULL,
	`measure_on` text NOT NULL,
	`stated_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `causes_company` ON `causes` (`company_id`,`stated_at`);--> statement-breakpoint
CREATE INDEX `causes_representative` ON `causes` (`representative_id`);--> statement-breakpoint
CREATE TABLE `passages` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passages_company` ON `passages` (`company_id`,`name`);--> statement-breakpoint
CREATE INDEX `passages_representative` ON `passages` (`representative_id`);--> statement-breakpoint
CREATE TABLE `check_files` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`check_kind` text NOT NULL,
	`check_id` text NOT NULL,
	`name` text NOT NULL,
	`data_key` text NOT NULL,
	`kind` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`pieces` integer NOT NULL,
	`sha256` text NOT NULL,
	`pages` integer NOT NULL,
	`deposited_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_files_case` ON `check_files` (`case_id`);--> statement-breakpoint
CREATE INDEX `check_files_check` ON `check_files` (`check_id`);--> statement-breakpoint
CREATE TABLE `exchange_asks` (
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`declined_at` integer,
	PRIMARY KEY(`case_id`, `company_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_asks_company` ON `exchange_asks` (`company_id`);--> statement-breakpoint
CREATE INDEX `exchange_asks_representative` ON `exchange_asks` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchange_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`kind` text NOT NULL,
	`sealed` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_facts_exchange` ON `exchange_facts` (`exchange_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_facts_given` ON `exchange_facts` (`exchange_id`,`kind`) WHERE withdrawn_at is null;--> statement-breakpoint
CREATE TABLE `exchange_files` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`side` text NOT NULL,
	`representative_id` text,
	`name` text NOT NULL,
	`data_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`pieces` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`kind` text,
	`pages` integer DEFAULT 0 NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_files_exchange` ON `exchange_files` (`exchange_id`);--> statement-breakpoint
CREATE INDEX `exchange_files_state` ON `exchange_files` (`state`);--> statement-breakpoint
CREATE INDEX `exchange_files_representative` ON `exchange_files` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchange_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`side` text NOT NULL,
	`representative_id` text,
	`sealed` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_messages_exchange` ON `exchange_messages` (`exchange_id`,`written_at`);--> statement-breakpoint
CREATE INDEX `exchange_messages_representative` ON `exchange_messages` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchange_mutes` (
	`exchange_id` text PRIMARY KEY NOT NULL,
	`muted_at` integer NOT NULL,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exchange_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`opened_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_openings_exchange` ON `exchange_openings` (`exchange_id`);--> statement-breakpoint
CREATE INDEX `exchange_openings_representative` ON `exchange_openings` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_running` ON `exchanges` (`case_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `exchanges_case` ON `exchanges` (`case_id`);--> statement-breakpoint
CREATE INDEX `exchanges_company` ON `exchanges` (`company_id`);--> statement-breakpoint
CREATE TABLE `inspection_consents` (
	`check_kind` text NOT NULL,
	`check_id` text NOT NULL,
	`case_id` text NOT NULL,
	`given_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`check_kind`, `check_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_consents_case` ON `inspection_consents` (`case_id`);--> statement-breakpoint
CREATE TABLE `inspections` (
	`id` text PRIMARY KEY NOT NULL,
	`check_kind` text NOT NULL,
	`check_id` text NOT NULL,
	`case_id` text NOT NULL,
	`file_id` text NOT NULL,
	`file_name` text NOT NULL,
	`moderator_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moderator_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspections_check` ON `inspections` (`check_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `inspections_case` ON `inspections` (`case_id`);--> statement-breakpoint
CREATE INDEX `inspections_file` ON `inspections` (`file_id`,`moderator_id`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`representative_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_tokenHash_unique` ON `api_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_representative` ON `api_tokens` (`representative_id`);--> statement-breakpoint
CREATE TABLE `told_weeks` (
	`monday` text PRIMARY KEY NOT NULL,
	`told_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `webhook_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`created_at` integer NOT NULL,
	`tried_at` integer,
	`answered` integer,
	`fault` text,
	`milliseconds` integer,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_messages_dedupeKey_unique` ON `webhook_messages` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `webhook_messages_due` ON `webhook_messages` (`webhook_id`,`status`,`not_before`);--> statement-breakpoint
CREATE INDEX `webhook_messages_log` ON `webhook_messages` (`webhook_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`sealed` text NOT NULL,
	`host` text NOT NULL,
	`types` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`sealed_old_secret` text,
	`old_secret_until` integer,
	`secret_at` integer NOT NULL,
	`since_event` integer NOT NULL,
	`created_at` integer NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`failing_since` integer,
	`retry_at` integer,
	`disabled_at` integer,
	`taken_until` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhooks_company` ON `webhooks` (`company_id`);--> statement-breakpoint
CREATE INDEX `webhooks_representative` ON `webhooks` (`representative_id`);--> statement-breakpoint
CREATE TABLE `decision_answers` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_kinds` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`origin` text NOT NULL,
	`rules` integer NOT NULL,
	`said_at` integer NOT NULL,
	`company_id` text,
	`number` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_kinds_kind` ON `case_kinds` (`kind`,`number`);--> statement-breakpoint
CREATE INDEX `case_kinds_company` ON `case_kinds` (`company_id`,`kind`,`number`);--> statement-breakpoint
CREATE TABLE `company_addresses` (
	`company_id` text PRIMARY KEY NOT NULL,
	`lines` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proof_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`proof_id` text NOT NULL,
	`kind` text NOT NULL,
	`code_hash` text NOT NULL,
	`printed_at` integer NOT NULL,
	`posted_at` integer,
	FOREIGN KEY (`proof_id`) REFERENCES `proofs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proof_letters_proof` ON `proof_letters` (`proof_id`);--> statement-breakpoint
CREATE TABLE `proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`user_id` text NOT NULL,
	`way` text NOT NULL,
	`domain` text DEFAULT '' NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`job_title` text NOT NULL,
	`requested_at` integer NOT NULL,
	`check_at` integer,
	`checks` integer DEFAULT 0 NOT NULL,
	`fault` text DEFAULT '' NOT NULL,
	`guesses` integer DEFAULT 0 NOT NULL,
	`proved_at` integer,
	`representative_id` text,
	`seen_at` integer,
	`missing_since` integer,
	`ended_at` integer,
	`ended_because` text,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proofs_company` ON `proofs` (`company_id`);--> statement-breakpoint
CREATE INDEX `proofs_user` ON `proofs` (`user_id`);--> statement-breakpoint
CREATE INDEX `proofs_representative` ON `proofs` (`representative_id`);--> statement-breakpoint
CREATE INDEX `proofs_check` ON `proofs` (`check_at`);--> statement-breakpoint
CREATE TABLE `case_assignments` (
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`user_id` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `case_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_assignments_user` ON `case_assignments` (`user_id`,`company_id`);--> statement-breakpoint
CREATE INDEX `case_assignments_case` ON `case_assignments` (`case_id`);--> statement-breakpoint
CREATE INDEX `case_assignments_by` ON `case_assignments` (`assigned_by`);--> statement-breakpoint
CREATE TABLE `desk_doors` (
	`company_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`set_by` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_invitations_company` ON `team_invitations` (`company_id`);--> statement-breakpoint
CREATE INDEX `team_invitations_by` ON `team_invitations` (`invited_by`);--> statement-breakpoint
CREATE TABLE `team_roles` (
	`representative_id` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`given_at` integer NOT NULL,
	`given_by` text,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `company_words` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`days` integer NOT NULL,
	`holds_from` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`held_until` text,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_words_holding` ON `company_words` (`company_id`,`kind`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `company_words_company` ON `company_words` (`company_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `complaint_contacts` (
	`company_id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_evidence_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`entry_id` text,
	`check_kind` text,
	`check_id` text,
	`name` text NOT NULL,
	`data_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`pieces` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`touched_at` integer NOT NULL,
	`deposited_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
INSERT INTO `__new_evidence_uploads`("id", "case_id", "entry_id", "name", "data_key", "bytes", "pieces", "state", "reason", "tries", "touched_at", "deposited_at") SELECT "id", "case_id", "entry_id", "name", "data_key", "bytes", "pieces", "state", "reason", "tries", "touched_at", "deposited_at" FROM `evidence_uploads`;--> statement-breakpoint
DROP TABLE `evidence_uploads`;--> statement-breakpoint
ALTER TABLE `__new_evidence_uploads` RENAME TO `evidence_uploads`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `evidence_uploads_case` ON `evidence_uploads` (`case_id`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `evidence_uploads_state` ON `evidence_uploads` (`state`);--> statement-breakpoint
ALTER TABLE `replies` ADD `passage_percent` integer;--> statement-breakpoint
ALTER TABLE `replies` ADD `about_entry_id` text;--> statement-breakpoint
-- by hand: to which company a case belongs and which number it has.
CREATE TRIGGER case_kinds_insert AFTER INSERT ON case_kinds BEGIN UPDATE case_kinds SET (company_id, number) = (SELECT company_id, number FROM cases WHERE id = NEW.case_id) WHERE case_id = NEW.case_id; END;
--> statement-breakpoint
CREATE TRIGGER case_kinds_follow AFTER UPDATE OF number, company_id ON cases
WHEN (NEW.number, NEW.company_id) IS NOT (OLD.number, OLD.company_id)
BEGIN UPDATE case_kinds SET company_id = NEW.company_id, number = NEW.number WHERE case_id = NEW.id; END;
