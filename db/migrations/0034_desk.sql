CREATE TABLE `desk_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`sealed` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `desk_notes_case` ON `desk_notes` (`case_id`,`company_id`,`written_at`);--> statement-breakpoint
CREATE INDEX `desk_notes_representative` ON `desk_notes` (`representative_id`);--> statement-breakpoint
CREATE TABLE `reply_marks` (
	`company_id` text NOT NULL,
	`mark` text NOT NULL,
	`reply_id` text NOT NULL,
	PRIMARY KEY(`company_id`, `mark`, `reply_id`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reply_id`) REFERENCES `replies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reply_marks_reply` ON `reply_marks` (`reply_id`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`incident` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `replies` ADD `like_reply_id` text REFERENCES replies(id);--> statement-breakpoint
ALTER TABLE `replies` ADD `like_percent` integer;--> statement-breakpoint
ALTER TABLE `replies` ADD `statement_id` text REFERENCES statements(id);--> statement-breakpoint
ALTER TABLE `counted_facts` ADD `asked` text DEFAULT '[]' NOT NULL;