CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`case_id` text,
	`company_id` text,
	`subject_id` text NOT NULL,
	`actor` text,
	`particulars` text
);
--> statement-breakpoint
CREATE INDEX `events_case` ON `events` (`case_id`,`action`);--> statement-breakpoint
CREATE INDEX `events_actor` ON `events` (`actor`);--> statement-breakpoint
CREATE TABLE `positions` (
	`reader` text PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`moved_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `digest_items` ADD `case_id` text;--> statement-breakpoint
CREATE INDEX `digest_items_case` ON `digest_items` (`case_id`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `case_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `contact_id` text;--> statement-breakpoint
CREATE INDEX `outbox_case` ON `outbox` (`case_id`);--> statement-breakpoint
CREATE INDEX `outbox_contact` ON `outbox` (`contact_id`);