ALTER TABLE `cause_cases` ADD `denied_at` integer;
--> statement-breakpoint
-- by hand
CREATE TRIGGER `hidden_words_by_decision` BEFORE INSERT ON `hidden_words`
WHEN NOT EXISTS (SELECT 1 FROM `decisions` d WHERE d.`id` = NEW.`decision_id` AND d.`piece_id` = NEW.`piece_id` AND d.`piece_kind` = NEW.`piece_kind` AND d.`measure` = 'hide' AND d.`effective_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'words are hidden by an effective decision about them'); END;
