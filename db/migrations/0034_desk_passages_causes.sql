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
ALTER TABLE `replies` ADD `passage_percent` integer;--> statement-breakpoint
ALTER TABLE `replies` ADD `about_entry_id` text;