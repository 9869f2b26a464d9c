ALTER TABLE `cases` ADD `transferred_at` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `transferred_from_id` text REFERENCES companies(id);