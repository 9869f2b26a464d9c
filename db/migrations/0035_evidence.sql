CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`name` text NOT NULL,
	`data_key` text NOT NULL,
	`kind` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`pieces` integer NOT NULL,
	`sha256` text NOT NULL,
	`pages` integer NOT NULL,
	`deposited_at` integer NOT NULL,
	`masks` text DEFAULT '' NOT NULL,
	`copy_wanted` integer DEFAULT 0 NOT NULL,
	`copy_made` integer DEFAULT 0 NOT NULL,
	`copy_public` integer,
	`published_at` integer,
	`gone_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_case` ON `evidence` (`case_id`,`deposited_at`);--> statement-breakpoint
CREATE INDEX `evidence_entry` ON `evidence` (`entry_id`);--> statement-breakpoint
CREATE TABLE `evidence_leftovers` (
	`id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `evidence_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`entry_id` text NOT NULL,
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
CREATE INDEX `evidence_uploads_case` ON `evidence_uploads` (`case_id`);--> statement-breakpoint
CREATE INDEX `evidence_uploads_state` ON `evidence_uploads` (`state`);