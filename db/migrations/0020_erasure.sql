ALTER TABLE `users` ADD `erased` text;--> statement-breakpoint
ALTER TABLE `tombstones` ADD `erased_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `to_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_to` ON `outbox` (`to_hash`);