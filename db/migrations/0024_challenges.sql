CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`claim` text NOT NULL,
	`sealed` text NOT NULL,
	`opened_at` integer NOT NULL,
	`reminded_at` integer,
	`proof_sealed` text,
	`proved_at` integer,
	`forwarded_sealed` text,
	`forwarded_at` integer,
	`forwarded_by` text,
	`answer_sealed` text,
	`answered_at` integer,
	`decision_id` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`forwarded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `challenges_case` ON `challenges` (`case_id`,`company_id`);--> statement-breakpoint
CREATE INDEX `challenges_company` ON `challenges` (`company_id`);