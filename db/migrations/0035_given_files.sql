PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_exchange_files` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text,
	`promise_id` text,
	`proof_id` text,
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
	FOREIGN KEY (`promise_id`) REFERENCES `promises`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`proof_id`) REFERENCES `proofs`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
INSERT INTO `__new_exchange_files`("id", "exchange_id", "side", "representative_id", "name", "data_key", "bytes", "pieces", "state", "reason", "tries", "kind", "pages", "given_at", "withdrawn_at") SELECT "id", "exchange_id", "side", "representative_id", "name", "data_key", "bytes", "pieces", "state", "reason", "tries", "kind", "pages", "given_at", "withdrawn_at" FROM `exchange_files`;--> statement-breakpoint
DROP TABLE `exchange_files`;--> statement-breakpoint
ALTER TABLE `__new_exchange_files` RENAME TO `exchange_files`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_exchange` ON `exchange_files` (`exchange_id`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_promise` ON `exchange_files` (`promise_id`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_proof` ON `exchange_files` (`proof_id`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_state` ON `exchange_files` (`state`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_representative` ON `exchange_files` (`representative_id`);--> statement-breakpoint
ALTER TABLE `promises` ADD `reported_file_at` integer;