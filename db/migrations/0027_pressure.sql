CREATE TABLE `pressure_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`author_id` text NOT NULL,
	`kind` text NOT NULL,
	`happened_on` text NOT NULL,
	`way` text NOT NULL,
	`sender` text NOT NULL,
	`sealed` text NOT NULL,
	`may_show` integer NOT NULL,
	`reported_at` integer NOT NULL,
	`asked_at` integer,
	`asked_by` text,
	`asked_sealed` text,
	`link_hash` text,
	`reminded_at` integer,
	`answered_at` integer,
	`answer_sealed` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pressure_reports_linkHash_unique` ON `pressure_reports` (`link_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `pressure_reports_once` ON `pressure_reports` (`case_id`,`kind`);--> statement-breakpoint
CREATE INDEX `pressure_reports_asked` ON `pressure_reports` (`asked_at`);--> statement-breakpoint
CREATE TABLE `withdrawal_reasons` (
	`case_id` text PRIMARY KEY NOT NULL,
	`why` text NOT NULL,
	`sealed` text,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `decision_letters` ADD `appellant` text DEFAULT 'affected' NOT NULL;
--> statement-breakpoint
-- by hand
UPDATE `decision_letters` SET `appellant` = (SELECT n.`notifier_key` FROM `notices` n WHERE n.`id` = `decision_letters`.`notice_id`)
WHERE `notice_id` IS NOT NULL;
--> statement-breakpoint
DROP TRIGGER `decisions_keep_what_they_say`;
--> statement-breakpoint
CREATE TRIGGER `decisions_keep_what_they_say` BEFORE UPDATE OF `number`, `kind`, `appeal_of`, `piece_kind`, `piece_id`, `case_id`, `measure`, `ground`, `category`, `rule`, `reason`, `decided_by`, `decided_at` ON `decisions`
BEGIN SELECT RAISE(ABORT, 'what a decision says is not changed: another decision is'); END;
--> statement-breakpoint
CREATE TRIGGER `decisions_keep_their_facts` BEFORE UPDATE OF `facts` ON `decisions`
WHEN NEW.`facts` <> '–' OR coalesce(OLD.`effective_at`, OLD.`dropped_at`) IS NULL
BEGIN SELECT RAISE(ABORT, 'what was found is not changed; it can only be forgotten once its time is over'); END;
