CREATE TABLE `appointments` (
	`user_id` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`appointed_by` text NOT NULL,
	`appointed_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`action` text NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject_id`);--> statement-breakpoint
CREATE TABLE `links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`subject_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `links_subject` ON `links` (`purpose`,`subject_id`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expire` integer
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `case_counters` (
	`year` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text,
	`author_id` text,
	`company_id` text,
	`locale` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`desired_outcome` text,
	`desired_text` text DEFAULT '' NOT NULL,
	`pen_name` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	`published_at` integer,
	`status` text NOT NULL,
	`ball` text NOT NULL,
	`outcome` text,
	`moved_on` text,
	`published_on` text,
	`first_reply_on` text,
	`first_answer_on` text,
	`first_answer_by` text,
	`closed_on` text,
	`ended_on` text,
	`contacts` integer DEFAULT 0 NOT NULL,
	`waited_minutes` integer DEFAULT 0 NOT NULL,
	`effort_days` integer DEFAULT 0 NOT NULL,
	`channels` text DEFAULT '[]' NOT NULL,
	`search_key` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number_unique` ON `cases` (`number`);--> statement-breakpoint
CREATE INDEX `cases_newest` ON `cases` (`published_at`);--> statement-breakpoint
CREATE INDEX `cases_company` ON `cases` (`company_id`,`published_on`);--> statement-breakpoint
CREATE INDEX `cases_author` ON `cases` (`author_id`);--> statement-breakpoint
CREATE INDEX `cases_status` ON `cases` (`status`,`published_on`);--> statement-breakpoint
CREATE INDEX `cases_waiting` ON `cases` (`first_reply_on`,`status`,`published_on`);--> statement-breakpoint
CREATE TABLE `closings` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`outcome` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`buy_again` text,
	`reachability` integer,
	`speed` integer,
	`competence` integer,
	`promises_kept` integer,
	`friendliness` integer,
	`empathy` integer,
	`clarity` integer,
	`closed_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `closings_case` ON `closings` (`case_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`case_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`saved_at` integer NOT NULL,
	`new_company_name` text DEFAULT '' NOT NULL,
	`new_company_industry` text DEFAULT '' NOT NULL,
	`new_company_website` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_tokenHash_unique` ON `drafts` (`token_hash`);--> statement-breakpoint
CREATE TABLE `entries` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`occurred_until` text,
	`precision` text NOT NULL,
	`time` text,
	`position` integer NOT NULL,
	`channel` text NOT NULL,
	`direction` text NOT NULL,
	`counterpart` text DEFAULT '' NOT NULL,
	`third_party` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`contacts` integer DEFAULT 1 NOT NULL,
	`waited_minutes` integer DEFAULT 0 NOT NULL,
	`spent_cents` integer DEFAULT 0 NOT NULL,
	`automatic_receipt` integer DEFAULT false NOT NULL,
	`hand_overs` integer DEFAULT 0 NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entries_case` ON `entries` (`case_id`,`occurred_on`,`position`);--> statement-breakpoint
CREATE TABLE `promises` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`entry_id` text,
	`reply_id` text,
	`text` text NOT NULL,
	`made_on` text NOT NULL,
	`due_on` text,
	`kept_on` text,
	`broken_on` text,
	`marked_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reply_id`) REFERENCES `replies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `promises_case` ON `promises` (`case_id`);--> statement-breakpoint
CREATE TABLE `reopenings` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`reason` text NOT NULL,
	`reopened_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reopenings_case` ON `reopenings` (`case_id`);--> statement-breakpoint
CREATE TABLE `replies` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`representative_id` text,
	`signed_name` text DEFAULT '' NOT NULL,
	`signed_job_title` text DEFAULT '' NOT NULL,
	`signed_company` text DEFAULT '' NOT NULL,
	`intent` text,
	`text` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_case` ON `replies` (`case_id`,`published_at`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`entry_id` text,
	`field` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`revised_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revisions_case` ON `revisions` (`case_id`,`revised_at`);--> statement-breakpoint
CREATE TABLE `tombstones` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`ended_by` text,
	`ended_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `verdicts` (
	`reply_id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`boilerplate` integer NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`reply_id`) REFERENCES `replies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`method` text NOT NULL,
	`email` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`job_title` text NOT NULL,
	`requested_at` integer NOT NULL,
	`proved_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claims_company` ON `claims` (`company_id`);--> statement-breakpoint
CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`industry` text NOT NULL,
	`city` text,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `companies_slug_unique` ON `companies` (`slug`);--> statement-breakpoint
CREATE INDEX `companies_industry` ON `companies` (`industry`,`name`);--> statement-breakpoint
CREATE TABLE `company_domains` (
	`domain` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`source` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `company_domains_company` ON `company_domains` (`company_id`);--> statement-breakpoint
CREATE TABLE `company_names` (
	`company_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_names_key` ON `company_names` (`key`,`company_id`);--> statement-breakpoint
CREATE INDEX `company_names_company` ON `company_names` (`company_id`);--> statement-breakpoint
CREATE TABLE `representatives` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`company_id` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`job_title` text NOT NULL,
	`verified_by` text NOT NULL,
	`verified_as` text NOT NULL,
	`verified_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `representatives_user` ON `representatives` (`user_id`);--> statement-breakpoint
CREATE INDEX `representatives_company` ON `representatives` (`company_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`dedupe_key` text NOT NULL,
	`kind` text NOT NULL,
	`locale` text NOT NULL,
	`sealed` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`created_at` integer NOT NULL,
	`taken_by` text,
	`taken_until` integer,
	`finished_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupeKey_unique` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`not_before`);