CREATE TABLE `exchange_asks` (
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`declined_at` integer,
	PRIMARY KEY(`case_id`, `company_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_asks_company` ON `exchange_asks` (`company_id`);--> statement-breakpoint
CREATE INDEX `exchange_asks_representative` ON `exchange_asks` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchange_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`kind` text NOT NULL,
	`sealed` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_facts_exchange` ON `exchange_facts` (`exchange_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_facts_given` ON `exchange_facts` (`exchange_id`,`kind`) WHERE withdrawn_at is null;--> statement-breakpoint
CREATE TABLE `exchange_files` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`side` text NOT NULL,
	`representative_id` text,
	`name` text NOT NULL,
	`data_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`pieces` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`kind` text,
	`pages` integer DEFAULT 0 NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_files_exchange` ON `exchange_files` (`exchange_id`);--> statement-breakpoint
CREATE INDEX `exchange_files_state` ON `exchange_files` (`state`);--> statement-breakpoint
CREATE INDEX `exchange_files_representative` ON `exchange_files` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchange_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`side` text NOT NULL,
	`representative_id` text,
	`sealed` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_messages_exchange` ON `exchange_messages` (`exchange_id`,`written_at`);--> statement-breakpoint
CREATE INDEX `exchange_messages_representative` ON `exchange_messages` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchange_mutes` (
	`exchange_id` text PRIMARY KEY NOT NULL,
	`muted_at` integer NOT NULL,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exchange_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text NOT NULL,
	`opened_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_openings_exchange` ON `exchange_openings` (`exchange_id`);--> statement-breakpoint
CREATE INDEX `exchange_openings_representative` ON `exchange_openings` (`representative_id`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_running` ON `exchanges` (`case_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `exchanges_case` ON `exchanges` (`case_id`);--> statement-breakpoint
CREATE INDEX `exchanges_company` ON `exchanges` (`company_id`);--> statement-breakpoint
CREATE TABLE `company_words` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`days` integer NOT NULL,
	`holds_from` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`held_until` text,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_words_holding` ON `company_words` (`company_id`,`kind`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `complaint_contacts` (
	`company_id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
