CREATE TABLE `named_companies` (
	`case_id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`named_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `named_companies_company` ON `named_companies` (`company_id`);--> statement-breakpoint
CREATE TABLE `unfinished` (
	`owner` text NOT NULL,
	`form` text NOT NULL,
	`fields` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`owner`, `form`)
);
--> statement-breakpoint
ALTER TABLE `cases` ADD `disputed_cents` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `disputed_currency` text DEFAULT 'EUR' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `disputed_is_about` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `people` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `spent_currency` text DEFAULT 'EUR' NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `time_is_about` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `waited_is_about` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `spent_is_about` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `promises` ADD `reported_kept_on` text;--> statement-breakpoint
ALTER TABLE `promises` ADD `reported_at` integer;--> statement-breakpoint
ALTER TABLE `promises` ADD `reported_by` text REFERENCES representatives(id);--> statement-breakpoint
ALTER TABLE `replies` ADD `company_id` text REFERENCES companies(id);--> statement-breakpoint
UPDATE `entries` SET `people` = json_array(`counterpart`) WHERE `counterpart` <> '';--> statement-breakpoint
-- Until now only representatives of the company of the case could reply.
UPDATE `replies` SET `company_id` = (SELECT `company_id` FROM `representatives` WHERE `representatives`.`id` = `replies`.`representative_id`) WHERE `representative_id` IS NOT NULL;
