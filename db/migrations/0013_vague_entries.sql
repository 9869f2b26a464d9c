ALTER TABLE `cases` ADD `waited_is_about` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `placed_on` text;