CREATE TABLE `taken_out` (
	`line` text PRIMARY KEY NOT NULL,
	`case_id` text,
	`noted_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `taken_out_case` ON `taken_out` (`case_id`);--> statement-breakpoint
ALTER TABLE `signs` ADD `held` text;--> statement-breakpoint
ALTER TABLE `signs` ADD `held_at` integer;