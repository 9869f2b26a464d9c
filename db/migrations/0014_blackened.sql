ALTER TABLE `replies` ADD `corrected_at` integer;--> statement-breakpoint
ALTER TABLE `drafts` ADD `left_standing` text DEFAULT '[]' NOT NULL;