CREATE TABLE `case_reads` (
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `company_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_reads_representative` ON `case_reads` (`representative_id`);