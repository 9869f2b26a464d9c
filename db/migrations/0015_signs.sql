CREATE TABLE `sign_cases` (
	`sign_id` text NOT NULL,
	`case_id` text NOT NULL,
	PRIMARY KEY(`sign_id`, `case_id`),
	FOREIGN KEY (`sign_id`) REFERENCES `signs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_cases_case` ON `sign_cases` (`case_id`);--> statement-breakpoint
CREATE TABLE `signs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`company_id` text NOT NULL,
	`day` text NOT NULL,
	`raised_at` integer NOT NULL,
	`figures` text NOT NULL,
	`decided_at` integer,
	`decision` text,
	`decided_by` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signs_company` ON `signs` (`company_id`,`kind`,`day`);--> statement-breakpoint
CREATE INDEX `affected_said` ON `affected` (`said_at`);