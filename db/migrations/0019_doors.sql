CREATE TABLE `factor_resets` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`checked` text NOT NULL,
	`asked_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`done_at` integer,
	`stopped_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `factor_resets_user` ON `factor_resets` (`user_id`);--> statement-breakpoint
ALTER TABLE `representatives` ADD `refused_because` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `representatives` ADD `mailbox_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `promises` ADD `held_kept_on` text;