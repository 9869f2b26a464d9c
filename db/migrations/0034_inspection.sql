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
CREATE TABLE `decision_answers` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
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
CREATE INDEX `evidence_uploads_state` ON `evidence_uploads` (`state`);