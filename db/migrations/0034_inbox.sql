CREATE TABLE `case_addresses` (
	`case_id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`sealed` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_addresses_secretHash_unique` ON `case_addresses` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `entry_proofs` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`mail_id` text NOT NULL,
	`domain` text NOT NULL,
	`words_hash` text NOT NULL,
	`has_gaps` integer NOT NULL,
	`sent_on` text NOT NULL,
	`subject_signed` integer NOT NULL,
	`mail_hash` text NOT NULL,
	`signature` text NOT NULL,
	`key_name` text NOT NULL,
	`key_record` text NOT NULL,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `entry_proofs_case` ON `entry_proofs` (`case_id`);--> statement-breakpoint
CREATE INDEX `entry_proofs_signature` ON `entry_proofs` (`signature`);--> statement-breakpoint
CREATE TABLE `received_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`via` text NOT NULL,
	`sameness` text NOT NULL,
	`bytes` integer NOT NULL,
	`received_at` integer NOT NULL,
	`envelope` text DEFAULT '' NOT NULL,
	`read_at` integer,
	`read_from` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`read` text DEFAULT '' NOT NULL,
	`is_signed` integer DEFAULT false NOT NULL,
	`is_automatic` integer DEFAULT false NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`decided_at` integer,
	`told_at` integer,
	`offered_to` text,
	`offered_at` integer,
	`replied_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offered_to`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `received_mails_same` ON `received_mails` (`case_id`,`sameness`);--> statement-breakpoint
CREATE INDEX `received_mails_unread` ON `received_mails` (`read_at`,`read_from`);--> statement-breakpoint
CREATE INDEX `received_mails_state` ON `received_mails` (`state`,`decided_at`);--> statement-breakpoint
CREATE TABLE `received_parts` (
	`mail_id` text NOT NULL,
	`part` integer NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`mail_id`, `part`),
	FOREIGN KEY (`mail_id`) REFERENCES `received_mails`(`id`) ON UPDATE no action ON DELETE cascade
);
