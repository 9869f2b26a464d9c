CREATE TABLE `company_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`former_name` text NOT NULL,
	`former_slug` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_changes_formerSlug_unique` ON `company_changes` (`former_slug`);--> statement-breakpoint
CREATE INDEX `company_changes_company` ON `company_changes` (`company_id`);--> statement-breakpoint
ALTER TABLE `company_names` ADD `skeleton` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `company_names_skeleton` ON `company_names` (`skeleton`);--> statement-breakpoint
ALTER TABLE `representatives` ADD `replaced_at` integer;--> statement-breakpoint
ALTER TABLE `representatives` ADD `checking_since` integer;--> statement-breakpoint
ALTER TABLE `representatives` ADD `checking_because` text;--> statement-breakpoint
ALTER TABLE `representatives` ADD `refused_at` integer;