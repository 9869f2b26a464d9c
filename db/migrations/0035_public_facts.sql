CREATE TABLE `arbitration_facts` (
	`company_id` text PRIMARY KEY NOT NULL,
	`takes_part` text NOT NULL,
	`body` text NOT NULL,
	`source` text NOT NULL,
	`seen_on` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `fact_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`imported_at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE TABLE `imported_facts` (
	`record` text NOT NULL,
	`source` text NOT NULL,
	`company_id` text NOT NULL,
	`import_id` text NOT NULL,
	`as_of` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`phone_key` text NOT NULL,
	`website` text NOT NULL,
	`is_new` integer NOT NULL,
	`names` text NOT NULL,
	`domain` text,
	`corrected_at` integer,
	PRIMARY KEY(`source`, `record`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `fact_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imported_facts_company` ON `imported_facts` (`company_id`);--> statement-breakpoint
CREATE INDEX `imported_facts_import` ON `imported_facts` (`import_id`);--> statement-breakpoint
CREATE INDEX `imported_facts_phone` ON `imported_facts` (`phone_key`);--> statement-breakpoint
CREATE INDEX `company_public_contacts_contact` ON `company_public_contacts` (`contact`);