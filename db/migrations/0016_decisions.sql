CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`appeal_of` text,
	`examination_id` text,
	`piece_kind` text NOT NULL,
	`piece_id` text NOT NULL,
	`case_id` text,
	`company_id` text,
	`affected_id` text,
	`measure` text NOT NULL,
	`ground` text NOT NULL,
	`category` text NOT NULL,
	`rule` text NOT NULL,
	`facts` text NOT NULL,
	`reason` text NOT NULL,
	`automated` integer DEFAULT false NOT NULL,
	`decided_by` text,
	`decided_at` integer NOT NULL,
	`second_by` text,
	`second_at` integer,
	`effective_at` integer,
	`dropped_at` integer,
	`statement` text DEFAULT '' NOT NULL,
	`statement_locale` text,
	`answer` text DEFAULT '' NOT NULL,
	`answer_locale` text,
	FOREIGN KEY (`appeal_of`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`affected_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_have_reasons" CHECK(trim("decisions"."reason") <> '' and trim("decisions"."facts") <> ''),
	CONSTRAINT "decisions_by_people" CHECK("decisions"."automated" = 0),
	CONSTRAINT "decisions_by_somebody" CHECK("decisions"."decided_by" is not null or "decisions"."kind" = 'before-records')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_number_unique` ON `decisions` (`number`);--> statement-breakpoint
CREATE INDEX `decisions_case` ON `decisions` (`case_id`);--> statement-breakpoint
CREATE INDEX `decisions_company` ON `decisions` (`company_id`);--> statement-breakpoint
CREATE INDEX `decisions_examination` ON `decisions` (`examination_id`);--> statement-breakpoint
CREATE INDEX `decisions_appeal` ON `decisions` (`appeal_of`);--> statement-breakpoint
CREATE TABLE `writing_ends` (
	`user_id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`ended_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `examinations` (
	`id` text PRIMARY KEY NOT NULL,
	`piece_kind` text NOT NULL,
	`piece_id` text NOT NULL,
	`case_id` text,
	`company_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`is_urgent` integer DEFAULT false NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `examinations_open` ON `examinations` (`closed_at`,`opened_at`);--> statement-breakpoint
CREATE INDEX `examinations_piece` ON `examinations` (`piece_kind`,`piece_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `examinations_case` ON `examinations` (`case_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `hidden_words` (
	`piece_kind` text NOT NULL,
	`piece_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`piece_kind`, `piece_id`),
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `moderator_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`examination_id` text NOT NULL,
	`asked` text NOT NULL,
	`notice_id` text,
	`sealed` text,
	`asked_by` text,
	`asked_at` integer NOT NULL,
	`reminded_at` integer,
	`answered_at` integer,
	`answer_sealed` text,
	FOREIGN KEY (`examination_id`) REFERENCES `examinations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `moderator_questions_examination` ON `moderator_questions` (`examination_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`examination_id` text NOT NULL,
	`ground` text NOT NULL,
	`category` text NOT NULL,
	`notifier` text NOT NULL,
	`sealed` text NOT NULL,
	`notifier_key` text NOT NULL,
	`good_faith` integer NOT NULL,
	`locale` text NOT NULL,
	`token_hash` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`examination_id`) REFERENCES `examinations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_number_unique` ON `notices` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_tokenHash_unique` ON `notices` (`token_hash`);--> statement-breakpoint
CREATE INDEX `notices_examination` ON `notices` (`examination_id`);--> statement-breakpoint
CREATE INDEX `notices_notifier` ON `notices` (`notifier_key`);--> statement-breakpoint
ALTER TABLE `entries` ADD `hidden_by` text REFERENCES decisions(id);--> statement-breakpoint
ALTER TABLE `replies` ADD `hidden_by` text REFERENCES decisions(id);--> statement-breakpoint
INSERT INTO `decisions` (`id`, `number`, `kind`, `piece_kind`, `piece_id`, `case_id`, `company_id`, `affected_id`, `measure`, `ground`, `category`, `rule`, `facts`, `reason`, `decided_by`, `decided_at`, `effective_at`)
SELECT
	'before-' || t.`case_id`,
	'E-' || strftime('%Y', t.`ended_at` / 1000, 'unixepoch') || '-' || printf('%06d', row_number() OVER (PARTITION BY strftime('%Y', t.`ended_at` / 1000, 'unixepoch') ORDER BY t.`ended_at`, t.`case_id`)),
	'before-records', 'case', t.`case_id`, t.`case_id`, c.`company_id`, c.`author_id`,
	CASE WHEN t.`genuine` THEN 'remove' ELSE 'not-genuine' END,
	'DECISION_GROUND_INCOMPATIBLE_CONTENT', 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE', '',
	'Entschieden, bevor Entscheidungen festgehalten wurden. / Decided before decisions were recorded.',
	coalesce(nullif(trim(t.`reason`), ''), 'Kein Grund festgehalten. / No reason was recorded.'),
	(SELECT u.`id` FROM `users` u WHERE u.`id` = t.`ended_by`), t.`ended_at`, t.`ended_at`
FROM `tombstones` t JOIN `cases` c ON c.`id` = t.`case_id`
WHERE t.`kind` = 'removed';
--> statement-breakpoint
CREATE TABLE `__new_tombstones` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`genuine` integer DEFAULT true NOT NULL,
	`ended_by` text,
	`ended_at` integer NOT NULL,
	`decision_id` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tombstones_by_decision" CHECK(("__new_tombstones"."kind" = 'withdrawn' and "__new_tombstones"."genuine" = 1) or ("__new_tombstones"."kind" = 'removed' and "__new_tombstones"."decision_id" is not null))
);
--> statement-breakpoint
INSERT INTO `__new_tombstones`("case_id", "kind", "reason", "genuine", "ended_by", "ended_at", "decision_id") SELECT "case_id", "kind", "reason", "genuine", "ended_by", "ended_at", CASE "kind" WHEN 'removed' THEN 'before-' || "case_id" END FROM `tombstones`;--> statement-breakpoint
DROP TABLE `tombstones`;--> statement-breakpoint
ALTER TABLE `__new_tombstones` RENAME TO `tombstones`;
--> statement-breakpoint
CREATE TRIGGER `tombstones_insert_by_decision` BEFORE INSERT ON `tombstones`
WHEN NEW.`kind` = 'removed' AND NOT EXISTS (SELECT 1 FROM `decisions` d WHERE d.`id` = NEW.`decision_id` AND d.`case_id` = NEW.`case_id` AND d.`measure` IN ('remove', 'not-genuine') AND d.`effective_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a case is removed by an effective decision about it'); END;
--> statement-breakpoint
CREATE TRIGGER `tombstones_update_by_decision` BEFORE UPDATE ON `tombstones`
WHEN NEW.`kind` = 'removed' AND NOT EXISTS (SELECT 1 FROM `decisions` d WHERE d.`id` = NEW.`decision_id` AND d.`case_id` = NEW.`case_id` AND d.`measure` IN ('remove', 'not-genuine') AND d.`effective_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a case is removed by an effective decision about it'); END;
--> statement-breakpoint
CREATE TRIGGER `cases_end_by_tombstone` BEFORE UPDATE OF `status` ON `cases`
WHEN (NEW.`status` IN ('removed', 'withdrawn') AND NOT EXISTS (SELECT 1 FROM `tombstones` t WHERE t.`case_id` = NEW.`id` AND t.`kind` = NEW.`status`))
	OR (NEW.`status` IN ('draft', 'unconfirmed') AND OLD.`status` NOT IN ('draft', 'unconfirmed'))
BEGIN SELECT RAISE(ABORT, 'a public case ends by a tombstone'); END;
--> statement-breakpoint
CREATE TRIGGER `cases_stay` BEFORE DELETE ON `cases` WHEN OLD.`published_at` IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a published case is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `entries_stay` BEFORE DELETE ON `entries`
WHEN EXISTS (SELECT 1 FROM `cases` c WHERE c.`id` = OLD.`case_id` AND c.`published_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an entry of a published case is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `replies_stay` BEFORE DELETE ON `replies`
BEGIN SELECT RAISE(ABORT, 'a reply is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `closings_stay` BEFORE DELETE ON `closings`
BEGIN SELECT RAISE(ABORT, 'a closing is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `entries_hidden_by_decision` BEFORE UPDATE OF `hidden_by` ON `entries`
WHEN NEW.`hidden_by` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `decisions` d WHERE d.`id` = NEW.`hidden_by` AND d.`piece_id` = NEW.`id` AND d.`measure` = 'hide' AND d.`effective_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an entry is hidden by an effective decision about it'); END;
--> statement-breakpoint
CREATE TRIGGER `replies_hidden_by_decision` BEFORE UPDATE OF `hidden_by` ON `replies`
WHEN NEW.`hidden_by` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `decisions` d WHERE d.`id` = NEW.`hidden_by` AND d.`piece_id` = NEW.`id` AND d.`measure` = 'hide' AND d.`effective_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a reply is hidden by an effective decision about it'); END;
--> statement-breakpoint
CREATE TRIGGER `decisions_stay` BEFORE DELETE ON `decisions`
BEGIN SELECT RAISE(ABORT, 'a decision is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `decisions_keep_what_they_say` BEFORE UPDATE OF `number`, `kind`, `appeal_of`, `piece_kind`, `piece_id`, `case_id`, `measure`, `ground`, `category`, `rule`, `facts`, `reason`, `decided_by`, `decided_at` ON `decisions`
BEGIN SELECT RAISE(ABORT, 'what a decision says is not changed: another decision is'); END;
--> statement-breakpoint
CREATE TRIGGER `decisions_stay_effective` BEFORE UPDATE OF `effective_at`, `dropped_at` ON `decisions`
WHEN OLD.`effective_at` IS NOT NULL OR OLD.`dropped_at` IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a decision took effect or was dropped, once'); END;