CREATE TABLE `forecast_cases` (
	`case_id` text PRIMARY KEY NOT NULL,
	`published_on` text NOT NULL,
	`kind` text NOT NULL,
	`answered` real,
	`solved` real,
	`preceded` text,
	`given_on` text,
	`given` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `forecast_days` (
	`as_of` text PRIMARY KEY NOT NULL,
	`sums` text,
	`scores` text
);
--> statement-breakpoint
CREATE TABLE `forecasts` (
	`as_of` text NOT NULL,
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`answered` text NOT NULL,
	`solved` text NOT NULL,
	`preceded` text,
	PRIMARY KEY(`as_of`, `company_id`, `kind`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
