CREATE TABLE `appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`decision_id` text NOT NULL,
	`notice_id` text,
	`appellant` text NOT NULL,
	`sealed` text NOT NULL,
	`locale` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_number_unique` ON `appeals` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_once` ON `appeals` (`decision_id`,`appellant`);--> statement-breakpoint
CREATE TABLE `decision_letters` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`notice_id` text,
	`may_appeal` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_letters_decision` ON `decision_letters` (`decision_id`);