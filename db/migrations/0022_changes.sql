CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`about` text
);
--> statement-breakpoint
CREATE TABLE `site_days` (
	`day` text PRIMARY KEY NOT NULL,
	`cases` integer NOT NULL,
	`open` integer NOT NULL,
	`overdue` integer NOT NULL
);
