CREATE TABLE `case_kinds` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`origin` text NOT NULL,
	`rules` integer NOT NULL,
	`said_at` integer NOT NULL,
	`company_id` text,
	`number` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_kinds_kind` ON `case_kinds` (`kind`,`number`);--> statement-breakpoint
CREATE INDEX `case_kinds_company` ON `case_kinds` (`company_id`,`kind`,`number`);--> statement-breakpoint
-- by hand: to which company a case belongs and which number it has.
CREATE TRIGGER case_kinds_insert AFTER INSERT ON case_kinds BEGIN UPDATE case_kinds SET (company_id, number) = (SELECT company_id, number FROM cases WHERE id = NEW.case_id) WHERE case_id = NEW.case_id; END;
--> statement-breakpoint
CREATE TRIGGER case_kinds_follow AFTER UPDATE OF number, company_id ON cases
WHEN (NEW.number, NEW.company_id) IS NOT (OLD.number, OLD.company_id)
BEGIN UPDATE case_kinds SET company_id = NEW.company_id, number = NEW.number WHERE case_id = NEW.id; END;
