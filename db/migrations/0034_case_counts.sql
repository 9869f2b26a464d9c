CREATE TABLE `case_counts` (
	`subject` text NOT NULL,
	`status` text NOT NULL,
	`outcome` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`subject`, `status`, `outcome`)
);
--> statement-breakpoint
-- by hand: what there is, and the triggers that keep it.
INSERT INTO case_counts (subject, status, outcome, n) SELECT '', status, coalesce(outcome, ''), count(*) FROM cases WHERE number IS NOT NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO case_counts (subject, status, outcome, n) SELECT coalesce(company_id, '-'), status, coalesce(outcome, ''), count(*) FROM cases WHERE number IS NOT NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO case_counts (subject, status, outcome, n) SELECT 'industry:' || coalesce(industry, '-'), status, coalesce(outcome, ''), count(*) FROM cases WHERE number IS NOT NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
CREATE TRIGGER case_counts_insert AFTER INSERT ON cases BEGIN INSERT INTO case_counts (subject, status, outcome, n) SELECT s, NEW.status, coalesce(NEW.outcome, ''), 1 FROM (SELECT '' AS s UNION ALL SELECT coalesce(NEW.company_id, '-') UNION ALL SELECT 'industry:' || coalesce(NEW.industry, '-')) WHERE NEW.number IS NOT NULL ON CONFLICT (subject, status, outcome) DO UPDATE SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER case_counts_delete AFTER DELETE ON cases BEGIN UPDATE case_counts SET n = n - 1 WHERE OLD.number IS NOT NULL AND status = OLD.status AND outcome = coalesce(OLD.outcome, '') AND subject IN ('', coalesce(OLD.company_id, '-'), 'industry:' || coalesce(OLD.industry, '-')); END;
--> statement-breakpoint
CREATE TRIGGER case_counts_update AFTER UPDATE OF number, status, outcome, company_id, industry ON cases
WHEN (NEW.number, NEW.status, NEW.outcome, NEW.company_id, NEW.industry) IS NOT (OLD.number, OLD.status, OLD.outcome, OLD.company_id, OLD.industry)
BEGIN UPDATE case_counts SET n = n - 1 WHERE OLD.number IS NOT NULL AND status = OLD.status AND outcome = coalesce(OLD.outcome, '') AND subject IN ('', coalesce(OLD.company_id, '-'), 'industry:' || coalesce(OLD.industry, '-')); INSERT INTO case_counts (subject, status, outcome, n) SELECT s, NEW.status, coalesce(NEW.outcome, ''), 1 FROM (SELECT '' AS s UNION ALL SELECT coalesce(NEW.company_id, '-') UNION ALL SELECT 'industry:' || coalesce(NEW.industry, '-')) WHERE NEW.number IS NOT NULL ON CONFLICT (subject, status, outcome) DO UPDATE SET n = n + 1; END;
