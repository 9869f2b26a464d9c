-- at 1,000,000 cases: 0 s, a new and empty table
CREATE TABLE `denied_words` (
	`decision_id` text NOT NULL,
	`company_id` text NOT NULL,
	`piece_kind` text NOT NULL,
	`is_passage` integer NOT NULL,
	`words` integer NOT NULL,
	`signs` integer NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`decision_id`, `key`),
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `denied_words_company` ON `denied_words` (`company_id`);