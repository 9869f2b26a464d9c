CREATE TABLE `counted_facts` (
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`recorded_on` text NOT NULL,
	`superseded_on` text,
	`published_on` text NOT NULL,
	`state` text NOT NULL,
	`first_answer_on` text,
	`first_answer_by` text,
	`outcome` text,
	`closed_on` text,
	`ended_on` text,
	`promises` text NOT NULL,
	`contacts` integer NOT NULL,
	`waited_minutes` integer NOT NULL,
	`effort_days` integer NOT NULL,
	`buy_again` text,
	`content` text,
	`factors` text NOT NULL,
	PRIMARY KEY(`case_id`, `recorded_on`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `counted_facts_company` ON `counted_facts` (`company_id`,`published_on`);--> statement-breakpoint
CREATE TABLE `tallies` (
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`months` text NOT NULL,
	`as_of` text NOT NULL,
	`cases` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`removed` integer NOT NULL,
	`not_genuine` integer NOT NULL,
	`ripe` integer NOT NULL,
	`settled` integer NOT NULL,
	`solved` integer NOT NULL,
	`partly` integer NOT NULL,
	`promises_kept` integer NOT NULL,
	`promises_broken` integer NOT NULL,
	`promises_open` integer NOT NULL,
	`answered` text NOT NULL,
	`trend` text NOT NULL,
	`details` text NOT NULL,
	PRIMARY KEY(`as_of`, `kind`, `months`, `subject_id`)
);
--> statement-breakpoint
CREATE TABLE `tally_days` (
	`as_of` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE `tombstones` ADD `genuine` integer DEFAULT true NOT NULL;