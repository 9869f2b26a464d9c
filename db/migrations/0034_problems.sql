CREATE TABLE `case_kinds` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`rules` integer NOT NULL,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_kinds_kind` ON `case_kinds` (`kind`,`case_id`);