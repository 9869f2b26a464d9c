CREATE TABLE `company_addresses` (
	`company_id` text PRIMARY KEY NOT NULL,
	`lines` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proof_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`proof_id` text NOT NULL,
	`kind` text NOT NULL,
	`code_hash` text NOT NULL,
	`printed_at` integer NOT NULL,
	`posted_at` integer,
	FOREIGN KEY (`proof_id`) REFERENCES `proofs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proof_letters_proof` ON `proof_letters` (`proof_id`);--> statement-breakpoint
CREATE TABLE `proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`user_id` text NOT NULL,
	`way` text NOT NULL,
	`domain` text DEFAULT '' NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`job_title` text NOT NULL,
	`requested_at` integer NOT NULL,
	`check_at` integer,
	`checks` integer DEFAULT 0 NOT NULL,
	`fault` text DEFAULT '' NOT NULL,
	`guesses` integer DEFAULT 0 NOT NULL,
	`proved_at` integer,
	`representative_id` text,
	`seen_at` integer,
	`missing_since` integer,
	`ended_at` integer,
	`ended_because` text,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proofs_company` ON `proofs` (`company_id`);--> statement-breakpoint
CREATE INDEX `proofs_user` ON `proofs` (`user_id`);--> statement-breakpoint
CREATE INDEX `proofs_representative` ON `proofs` (`representative_id`);--> statement-breakpoint
CREATE INDEX `proofs_check` ON `proofs` (`check_at`);--> statement-breakpoint
CREATE TABLE `case_assignments` (
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`user_id` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `case_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_assignments_user` ON `case_assignments` (`user_id`,`company_id`);--> statement-breakpoint
CREATE INDEX `case_assignments_case` ON `case_assignments` (`case_id`);--> statement-breakpoint
CREATE INDEX `case_assignments_by` ON `case_assignments` (`assigned_by`);--> statement-breakpoint
CREATE TABLE `desk_doors` (
	`company_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`set_by` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_invitations_company` ON `team_invitations` (`company_id`);--> statement-breakpoint
CREATE INDEX `team_invitations_by` ON `team_invitations` (`invited_by`);--> statement-breakpoint
CREATE TABLE `team_roles` (
	`representative_id` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`given_at` integer NOT NULL,
	`given_by` text,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
