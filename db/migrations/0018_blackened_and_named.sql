CREATE TABLE `blackened_words` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`sealed` text NOT NULL,
	`blackened_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `blackened_words_case` ON `blackened_words` (`case_id`);--> statement-breakpoint
CREATE TABLE `matter_marks` (
	`case_id` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`case_id`, `hash`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `replies` ADD `signed_firm` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `replies` ADD `signed_firm_kind` text;--> statement-breakpoint
ALTER TABLE `claims` ADD `firm` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `firm_kind` text;--> statement-breakpoint
ALTER TABLE `claims` ADD `named_by` text;--> statement-breakpoint
ALTER TABLE `representatives` ADD `firm` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `representatives` ADD `firm_kind` text;--> statement-breakpoint
ALTER TABLE `representatives` ADD `named_by` text;