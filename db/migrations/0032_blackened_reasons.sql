CREATE TABLE `blackened_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`field` text NOT NULL,
	`start` integer,
	`length` integer,
	`blackened_by` text NOT NULL,
	`blackened_at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blackened_by`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `blackened_reasons_decision` ON `blackened_reasons` (`decision_id`);
--> statement-breakpoint
-- by hand
CREATE TRIGGER `blackened_reasons_by_decision` BEFORE INSERT ON `blackened_reasons`
WHEN coalesce(NEW.`start`, 0) < 1 OR coalesce(NEW.`length`, 0) < 1
	OR NEW.`start` + NEW.`length` - 1 > coalesce((SELECT length(CASE NEW.`field` WHEN 'rule' THEN d.`rule` WHEN 'facts' THEN d.`facts` WHEN 'reason' THEN d.`reason` WHEN 'statement' THEN d.`statement` WHEN 'answer' THEN d.`answer` END) FROM `decisions` d WHERE d.`id` = NEW.`decision_id`), 0)
	OR NOT EXISTS (SELECT 1 FROM `decisions` d JOIN `decisions` b ON b.`case_id` = d.`case_id` WHERE d.`id` = NEW.`decision_id` AND b.`id` = NEW.`blackened_by` AND b.`id` <> d.`id` AND b.`measure` = 'blacken' AND b.`effective_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'what a decision says is blackened by another effective decision about that case'); END;
--> statement-breakpoint
CREATE TRIGGER `blackened_reasons_stay` BEFORE DELETE ON `blackened_reasons`
BEGIN SELECT RAISE(ABORT, 'that something was blackened is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `blackened_reasons_are_not_changed` BEFORE UPDATE ON `blackened_reasons`
WHEN NEW.`start` IS NOT NULL OR NEW.`length` IS NOT NULL OR OLD.`start` IS NULL OR NEW.`id` <> OLD.`id` OR NEW.`decision_id` <> OLD.`decision_id` OR NEW.`field` <> OLD.`field` OR NEW.`blackened_by` <> OLD.`blackened_by` OR NEW.`blackened_at` <> OLD.`blackened_at`
BEGIN SELECT RAISE(ABORT, 'that something was blackened is not changed'); END;
--> statement-breakpoint
CREATE TRIGGER `blackened_reasons_blacken` AFTER INSERT ON `blackened_reasons`
BEGIN
	UPDATE `decisions` SET `rule` = substr(`rule`, 1, NEW.`start` - 1) || '█████' || substr(`rule`, NEW.`start` + NEW.`length`) WHERE NEW.`field` = 'rule' AND `id` = NEW.`decision_id`;
	UPDATE `decisions` SET `facts` = substr(`facts`, 1, NEW.`start` - 1) || '█████' || substr(`facts`, NEW.`start` + NEW.`length`) WHERE NEW.`field` = 'facts' AND `id` = NEW.`decision_id`;
	UPDATE `decisions` SET `reason` = substr(`reason`, 1, NEW.`start` - 1) || '█████' || substr(`reason`, NEW.`start` + NEW.`length`) WHERE NEW.`field` = 'reason' AND `id` = NEW.`decision_id`;
	UPDATE `decisions` SET `statement` = substr(`statement`, 1, NEW.`start` - 1) || '█████' || substr(`statement`, NEW.`start` + NEW.`length`) WHERE NEW.`field` = 'statement' AND `id` = NEW.`decision_id`;
	UPDATE `decisions` SET `answer` = substr(`answer`, 1, NEW.`start` - 1) || '█████' || substr(`answer`, NEW.`start` + NEW.`length`) WHERE NEW.`field` = 'answer' AND `id` = NEW.`decision_id`;
	UPDATE `blackened_reasons` SET `start` = NULL, `length` = NULL WHERE `id` = NEW.`id`;
END;
--> statement-breakpoint
DROP TRIGGER `decisions_keep_what_they_say`;
--> statement-breakpoint
CREATE TRIGGER `decisions_keep_what_they_say` BEFORE UPDATE OF `number`, `kind`, `appeal_of`, `piece_kind`, `piece_id`, `case_id`, `measure`, `ground`, `category`, `decided_by`, `decided_at` ON `decisions`
BEGIN SELECT RAISE(ABORT, 'what a decision says is not changed: another decision is'); END;
--> statement-breakpoint
CREATE TRIGGER `decisions_keep_their_rule` BEFORE UPDATE OF `rule` ON `decisions`
WHEN NOT EXISTS (SELECT 1 FROM `blackened_reasons` b WHERE b.`decision_id` = OLD.`id` AND b.`field` = 'rule' AND NEW.`rule` = substr(OLD.`rule`, 1, b.`start` - 1) || '█████' || substr(OLD.`rule`, b.`start` + b.`length`))
BEGIN SELECT RAISE(ABORT, 'what a decision says is not changed: another decision is'); END;
--> statement-breakpoint
CREATE TRIGGER `decisions_keep_their_reason` BEFORE UPDATE OF `reason` ON `decisions`
WHEN NOT EXISTS (SELECT 1 FROM `blackened_reasons` b WHERE b.`decision_id` = OLD.`id` AND b.`field` = 'reason' AND NEW.`reason` = substr(OLD.`reason`, 1, b.`start` - 1) || '█████' || substr(OLD.`reason`, b.`start` + b.`length`))
BEGIN SELECT RAISE(ABORT, 'what a decision says is not changed: another decision is'); END;
--> statement-breakpoint
DROP TRIGGER `decisions_keep_their_facts`;
--> statement-breakpoint
CREATE TRIGGER `decisions_keep_their_facts` BEFORE UPDATE OF `facts` ON `decisions`
WHEN (NEW.`facts` <> '–' OR coalesce(OLD.`effective_at`, OLD.`dropped_at`) IS NULL)
	AND NOT EXISTS (SELECT 1 FROM `blackened_reasons` b WHERE b.`decision_id` = OLD.`id` AND b.`field` = 'facts' AND NEW.`facts` = substr(OLD.`facts`, 1, b.`start` - 1) || '█████' || substr(OLD.`facts`, b.`start` + b.`length`))
BEGIN SELECT RAISE(ABORT, 'what was found is not changed; it can only be forgotten once its time is over'); END;
