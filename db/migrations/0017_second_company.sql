ALTER TABLE `drafts` ADD `new_named_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `drafts` ADD `new_named_industry` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `drafts` ADD `new_named_website` text DEFAULT '' NOT NULL;